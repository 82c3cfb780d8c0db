import { Board, BoardQuery, IdParams } from '@millrace/contract'
import { ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { getBoard } from './get-board.ts'

export const boardRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/projects/{id}/board',
    summary: 'Open a board: its columns, their counts, and the first cards of each',
    tag: 'Boards',
    access: 'tasks:read',
    schema: { params: IdParams, query: BoardQuery, answer: { 200: Board } },
    run: (ctx, { actor, params, query }) => getBoard(ctx, actor, { ...params, ...query }),
    answer: ok,
  }),
]
