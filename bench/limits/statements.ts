import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { CreateTask, TaskQuery } from '@millrace/contract'
import { rolePermissions } from '@millrace/contract'
import { createTaskRows } from '../../apps/server/src/modules/tasks/create-tasks.store.ts'
import { findTask } from '../../apps/server/src/modules/tasks/get-task.store.ts'
import { listTasks } from '../../apps/server/src/modules/tasks/list-tasks.ts'
import type { TaskAnswer } from '../../apps/server/src/modules/tasks/task.ts'
import { withDefaults } from '../../apps/server/src/modules/tasks/task.ts'
import { systemClock } from '../../apps/server/src/platform/clock/clock.ts'
import type { Database } from '../../apps/server/src/platform/database/database.ts'
import type { Query, Queryable } from '../../apps/server/src/platform/database/query.ts'
import { entityTag } from '../../apps/server/src/platform/http/answer.ts'
import type { Actor } from '../../apps/server/src/platform/identity/actor.ts'
import { Cursors } from '../../apps/server/src/platform/paging/cursor.ts'
import type { MonthOfTasks } from '../dataset/months.ts'
import { ordinaryKind, taskId, taskIdSql } from '../dataset/task-ids.ts'
import type { HotStatement } from './hot-statement.ts'
import { recordQuery } from './hot-statement.ts'
import { asRows } from './list-rows.ts'
import { newIdHole, newTextHole } from './new-values.ts'

export const pageSize = 50

const actorOf = (userId: string): Actor => ({
  userId,
  role: 'user',
  permissions: new Set(rolePermissions.user),
  tokenId: 'bench',
  requestId: randomUUID(),
})

/** Creating a task under an idempotency key: the statement of `POST /v1/tasks`. */
export async function createStatement(userId: string, input: CreateTask): Promise<HotStatement> {
  const id = newIdHole('a')
  const eventId = newIdHole('b')
  const key = newTextHole('bench-key', 'a')
  const rank = newTextHole('kBENCHRANK', 'b')
  const once = {
    key: key.sample,
    route: 'POST /v1/tasks',
    fingerprint: createHash('sha256').update(JSON.stringify(input)).digest(),
    render: ({ id, version, view }: TaskAnswer) => ({
      status: 201,
      headers: { location: `/v1/tasks/${id}`, etag: entityTag(version, view) },
    }),
  }
  const task = { ...withDefaults(input), ordinal: 0, id: id.sample, eventId: eventId.sample, rank: rank.sample }
  const query = await recordQuery((db) =>
    createTaskRows(db, { actor: { ...actorOf(userId), once }, now: new Date(), tasks: [task] }),
  )
  return { query, holes: [id, eventId, key, rank], weight: 1 }
}

/** Reading a random task of a month with the reader's role: the statement of `GET /v1/tasks/{id}`. */
export async function getStatement(userId: string, month: MonthOfTasks): Promise<HotStatement> {
  const sample = taskId(month.firstMs, ordinaryKind, 0)
  const query = await recordQuery((db) => findTask(db, sample, userId, false))
  const draw = () => Math.floor(Math.random() * month.count)
  const hole = {
    sample,
    sets: [`\\set i random(0, ${month.count - 1})`, `\\set ms ${month.firstMs} + :i * ${month.step}`],
    sql: taskIdSql(':ms::bigint', ordinaryKind, ':i::bigint'),
    make: () => {
      const number = draw()
      return taskId(month.firstMs + number * month.step, ordinaryKind, number)
    },
  }
  return { query, holes: [hole], weight: month.count }
}

const activeTasks: TaskQuery = { assignee: 'me', status: ['pending', 'in-progress'] }

/** Where the active tasks of a person are read, as path and query. */
export const activeTasksPath = '/v1/tasks?assignee=me&status=pending&status=in-progress'

/**
 * The first page of a person's active tasks as rows: the statement that `GET /v1/tasks` makes its page with, without
 * putting the page together as JSON. When the newest months do not fill the page it is the one over all months, alone.
 */
export async function listStatement(db: Database, userId: string): Promise<HotStatement> {
  const queries: Query[] = []
  const read: Queryable = {
    query: (query) => {
      queries.push(query)
      return db.read.query(query)
    },
  }
  const cursors = new Cursors(randomBytes(32))
  await listTasks({ db: { ...db, read }, clock: systemClock, cursors }, actorOf(userId), activeTasks)
  const answering = queries.at(-1)
  if (!answering) throw new Error('The list was read without a statement')
  return { query: asRows(answering), holes: [], weight: 1 }
}
