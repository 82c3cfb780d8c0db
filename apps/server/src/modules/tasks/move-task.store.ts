import type { ProjectRole, TaskStatus } from '@millrace/contract'
import type { Month } from '../../platform/database/month.ts'
import { inMonth, monthOfId, sampleMonth } from '../../platform/database/month.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statement, statementBy } from '../../platform/database/query.ts'
import { eventContext } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { roleSql } from '../access/index.ts'
import { changedFields, recordCtes } from './tasks.events.ts'

export interface MovingTask {
  readonly id: string
  readonly projectId: string
  readonly columnId: string
  readonly status: TaskStatus
  readonly version: number
  readonly role: ProjectRole | null
  readonly archived: boolean
  /** No task of its project has a smaller id. */
  readonly floor: string
}

const lockStatement = statementBy<Month | null>(
  (month) => `tasks.lock.${month?.key ?? 'any'}`,
  (month) => `
    select t.id, t.project_id as "projectId", t.column_id as "columnId", t.status, t.version, p.floor_task_id as floor,
      p.archived_at is not null as archived, ${roleSql('a', 'p', '$3')} as role
    from tasks t
    join projects p on p.id = t.project_id and p.deleted_at is null
    left join project_access a on a.project_id = t.project_id and a.user_id = $2
    where t.id = $1 and t.deleted_at is null ${inMonth('t.id', month)}
    for update of t`,
  sampleMonth,
)

/** The task, locked until the transaction ends, with the actor's role. */
export async function lockTask(
  tx: Queryable,
  id: string,
  userId: string,
  admin: boolean,
): Promise<MovingTask | undefined> {
  const [row] = await tx.query<MovingTask>(lockStatement(monthOfId(id), id, userId, admin))
  return row
}

export interface Destination {
  readonly projectId: string
  readonly role: ProjectRole | null
  readonly archived: boolean
  /** Null: the project has no such column. */
  readonly columnId: string | null
  readonly status: TaskStatus | null
}

const destinationStatement = statement(
  'tasks.destination',
  `select p.id as "projectId", p.archived_at is not null as archived, ${roleSql('a', 'p', '$3')} as role,
     c.id as "columnId", c.status
   from projects p
   left join project_access a on a.project_id = p.id and a.user_id = $2
   left join lateral (
     select id, status from project_columns where project_id = p.id and (id = $4 or ($4::uuid is null and status = $5))
     order by rank limit 1 for key share) c on true
   where p.id = $1 and p.deleted_at is null`,
)

/** Where a task would go: the given column, or the first one of its status. */
export async function findDestination(
  tx: Queryable,
  place: { projectId: string; columnId: string | undefined; status: TaskStatus; userId: string; admin: boolean },
): Promise<Destination | undefined> {
  const { projectId, columnId, status, userId, admin } = place
  const [row] = await tx.query<Destination>(destinationStatement(projectId, userId, admin, columnId ?? null, status))
  return row
}

export interface Neighbours {
  /** Rank of the card that the task goes before, and of the one that it goes after; null when none was given. */
  readonly before: string | null
  readonly after: string | null
  /** The nearest ranks on the other side of each. */
  readonly previous: string | null
  readonly next: string | null
}

const neighboursStatement = statement(
  'tasks.neighbours',
  `with place as (
     select floor_task_id as floor,
       (select rank from tasks where id = $3 and project_id = $1 and column_id = $2 and deleted_at is null) as before,
       (select rank from tasks where id = $4 and project_id = $1 and column_id = $2 and deleted_at is null) as after
     from projects where id = $1)
   select before, after,
     (select max(rank) from tasks where project_id = $1 and column_id = $2 and deleted_at is null and id <> $5
       and id >= place.floor and rank < place.before) as previous,
     (select min(rank) from tasks where project_id = $1 and column_id = $2 and deleted_at is null and id <> $5
       and id >= place.floor and rank > place.after) as next
   from place`,
)

/** The ranks around the place that a move names. */
export async function findNeighbours(
  tx: Queryable,
  place: {
    projectId: string
    columnId: string
    beforeId: string | undefined
    afterId: string | undefined
    taskId: string
  },
): Promise<Neighbours> {
  const { projectId, columnId, beforeId, afterId, taskId } = place
  const [row] = await tx.query<Neighbours>(
    neighboursStatement(projectId, columnId, beforeId ?? null, afterId ?? null, taskId),
  )
  return row ?? { before: null, after: null, previous: null, next: null }
}

interface Move {
  readonly task: MovingTask
  readonly destination: { projectId: string; columnId: string; status: TaskStatus }
  readonly rank: string
  readonly keepParent: boolean
  readonly actor: Actor
  readonly now: Date
  readonly eventId: string
}

interface MoveShape {
  readonly month: Month | null
  readonly leaves: boolean
}

// In another project a task gets a new number, keeps the labels that have a namesake there, and an assignee who is a
// member.
const leaving = `
    number = counted.last_number, key = counted.key || '-' || counted.last_number,
    assignee_id = case when exists (
      select from project_access where user_id = t.assignee_id and project_id = $2::uuid) then t.assignee_id end,
    parent_id = case when $10::boolean then t.parent_id end,
    label_ids = array(
      select twin.id from labels mine join labels twin on lower(twin.name) = lower(mine.name)
      where mine.id = any (t.label_ids) and twin.project_id = $2::uuid order by twin.id),`

const counting = `
  counted as (
    update project_counters set last_number = last_number + 1
    where project_id = $2::uuid returning last_number, key),
  floored as (update projects set floor_task_id = least(floor_task_id, $1::uuid) where id = $2::uuid and floor_task_id > $1::uuid),`

// $1 id, $2 project, $3 column, $4 status, $5 rank, $6 now, $7 event id, $8 user, $9 context, $10 keep parent.
// `$10 is not null` is always true: within its project a task has no other use for $10, and PostgreSQL refuses more
// values than a statement has parameters.
const moveStatement = statementBy<MoveShape>(
  ({ month, leaves }) => `tasks.move.${month?.key ?? 'any'}${leaves ? '.leave' : ''}`,
  ({ month, leaves }) => `
  with old as (select * from tasks t where t.id = $1::uuid ${inMonth('t.id', month)}),
  ${leaves ? counting : ''}
  changed as (
    update tasks t set ${leaves ? leaving : ''} project_id = $2::uuid, column_id = $3::uuid, status = $4::task_status, rank = $5::text,
      completed_at = case when $4::task_status = 'completed' then coalesce(t.completed_at, $6::timestamptz) end,
      version = t.version + 1, updated_at = $6::timestamptz
    ${leaves ? 'from counted' : ''}
    where t.id = $1::uuid ${inMonth('t.id', month)} and $10::boolean is not null
    returning t.*),
  told as (
    select $7::uuid as event_id, case when changed.status = 'completed' and old.status <> 'completed'
        then 'task.completed' else 'task.moved' end as event_type, changed.id,
      changed.version, changed.project_id, ${changedFields('old', 'changed')} as data
    from changed, old),
  ${recordCtes('told', '$8::uuid', '$6::timestamptz', '$9::jsonb')}
  select json, version from changed`,
  { month: sampleMonth, leaves: true },
)

/** Moves a locked task. */
export async function moveTaskRow(
  tx: Queryable,
  { task, destination, rank, keepParent, actor, now, eventId }: Move,
): Promise<{ json: string; version: number }> {
  const { projectId, columnId, status } = destination
  const shape = { month: monthOfId(task.id), leaves: projectId !== task.projectId }
  const values = [
    task.id,
    projectId,
    columnId,
    status,
    rank,
    now,
    eventId,
    actor.userId,
    eventContext(actor),
    keepParent,
  ]
  const [row] = await tx.query<{ json: string; version: number }>(moveStatement(shape, ...values))
  return row as { json: string; version: number }
}

const childrenStatement = statement(
  'tasks.children',
  'select id from tasks where parent_id = $1::uuid and id >= $2::uuid and deleted_at is null order by rank, id',
)

/** The living subtasks of a task, none of which is older than the floor. */
export async function findChildren(tx: Queryable, taskId: string, floor: string): Promise<string[]> {
  return (await tx.query<{ id: string }>(childrenStatement(taskId, floor))).map(({ id }) => id)
}
