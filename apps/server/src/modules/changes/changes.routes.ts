import { Changes, ChangesQuery } from '@millrace/contract'
import { ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { listChanges } from './list-changes.ts'

export const changeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/changes',
    summary: 'Follow what changes: everything since a position that you may see',
    tag: 'Changes',
    access: 'tasks:read',
    schema: { query: ChangesQuery, answer: { 200: Changes } },
    run: (ctx, { actor, query }) => listChanges(ctx, actor, query),
    answer: ok,
  }),
]
