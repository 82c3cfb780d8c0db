import { Closed, HistoryEntry, IdParams, List, PageQuery } from '@millrace/contract'
import { ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { taskHistory } from './task-history.ts'

export const historyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/tasks/{id}/history',
    summary: 'List who changed what of a task, newest first',
    tag: 'Tasks',
    access: 'tasks:read',
    schema: { params: IdParams, query: Closed(PageQuery), answer: { 200: List(HistoryEntry) } },
    run: (ctx, { actor, params, query }) => taskHistory(ctx, actor, { id: params.id, query }),
    answer: ok,
  }),
]
