import { Me, UpdateMe } from '@millrace/contract'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { okOrUnchanged, okSeen, seen } from './answers.ts'
import { getMe } from './get-me.ts'
import { updateMe } from './update-me.ts'

const tag = 'Me'

export const meRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/me',
    summary: 'Get who I am and what I may do',
    tag,
    access: 'users:read',
    schema: { answer: { 200: Me } },
    run: async (ctx, { actor, headers }) => seen(await getMe(ctx, actor), headers),
    answer: okOrUnchanged,
  }),
  route({
    method: 'PATCH',
    path: '/v1/me',
    summary: 'Change my profile',
    tag,
    access: 'account:manage',
    schema: { body: UpdateMe, answer: { 200: Me } },
    run: (ctx, { actor, body, requiredVersion }) => updateMe(ctx, actor, { patch: body, requiredVersion }),
    answer: okSeen,
  }),
]
