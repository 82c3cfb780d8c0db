import { Me, UpdateMe } from '@millrace/contract'
import { okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { getMe } from './get-me.ts'
import { updateMe } from './update-me.ts'

const tag = 'Me'

export const meRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/me',
    summary: 'Get who I am and what I may do',
    tag,
    access: 'signed-in',
    schema: { answer: { 200: Me } },
    run: (ctx, { actor }) => getMe(ctx, actor),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: '/v1/me',
    summary: 'Change my profile',
    tag,
    access: 'account:manage',
    schema: { body: UpdateMe, answer: { 200: Me } },
    run: (ctx, { actor, body, requiredVersion }) => updateMe(ctx, actor, { patch: body, requiredVersion }),
    answer: okVersioned,
  }),
]
