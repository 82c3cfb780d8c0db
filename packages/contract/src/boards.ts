import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Id, Nullable } from './common.ts'
import { Task, TaskStatus } from './tasks.ts'

export const BoardQuery = Closed({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'Cards of each column in the first window.' }),
  ),
})
export type BoardQuery = Static<typeof BoardQuery>

/**
 * A column with how many cards it holds and the first of them. `nextCursor` goes on in
 * `GET /v1/tasks?project=…&column=…&sort=rank`.
 */
export const BoardColumn = Closed(
  {
    id: Id,
    name: Type.String(),
    status: TaskStatus,
    rank: Type.String(),
    wipLimit: Nullable(Type.Integer()),
    version: Type.Integer(),
    count: Type.Integer(),
    items: Type.Array(Task),
    nextCursor: Nullable(Type.String()),
  },
  { title: 'BoardColumn' },
)

export const Board = Closed({ projectId: Id, columns: Type.Array(BoardColumn) }, { title: 'Board' })
export type Board = Static<typeof Board>
