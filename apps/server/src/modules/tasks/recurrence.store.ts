import type { Month } from '../../platform/database/month.ts'
import { inMonth, monthOfId, sampleMonth } from '../../platform/database/month.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statement, statementBy } from '../../platform/database/query.ts'
import type { Dates, Occurrence } from './next-occurrence.ts'
import { recordCtes } from './tasks.events.ts'

/** A completed task that comes again. */
export interface RecurringTask extends Dates {
  readonly id: string
  readonly projectId: string
  readonly recurrence: string
  readonly completedAt: Date
  readonly version: number
  /** Of the assignee, or of whoever made the task. */
  readonly timeZone: string
}

interface Shape {
  readonly month: Month | null
  readonly lock: boolean
}

const findStatement = statementBy<Shape>(
  ({ month, lock }) => `recurrence.${lock ? 'lock' : 'find'}.${month?.key ?? 'any'}`,
  ({ month, lock }) => `
  select t.id, t.project_id as "projectId", t.recurrence, t.completed_at as "completedAt", t.version,
    t.start_on::text as "startOn", t.start_at as "startAt", t.due_on::text as "dueOn", t.due_at as "dueAt",
    coalesce(assignee.time_zone, creator.time_zone, 'UTC') as "timeZone"
  from tasks t
  join projects p on p.id = t.project_id and p.deleted_at is null
  left join users assignee on assignee.id = t.assignee_id
  left join users creator on creator.id = t.created_by
  where t.id = $1 and t.deleted_at is null and t.status = 'completed' and t.recurrence is not null
    ${inMonth('t.id', month)}
  ${lock ? 'for update of t' : ''}`,
  { month: sampleMonth, lock: true },
)

/** The task, when it is completed and comes again; with `lock`, unchanged by others until the transaction ends. */
export async function findRecurring(tx: Queryable, id: string, lock: boolean): Promise<RecurringTask | undefined> {
  const [task] = await tx.query<RecurringTask>(findStatement({ month: monthOfId(id), lock }, id))
  return task
}

const countStatement = statement(
  'recurrence.count',
  'update project_counters set last_number = last_number + 1 where project_id = $1 returning last_number as number, key',
)

/** A task's name within its project. */
export interface Place {
  readonly number: number
  readonly key: string
}

/** Takes the next number of a project; its columns and labels stay as they are until the transaction ends. */
export async function takeNumber(tx: Queryable, projectId: string): Promise<Place> {
  const [place] = await tx.query<Place>(countStatement(projectId))
  if (!place) throw new Error(`project ${projectId} has no counter`)
  return place
}

// $1 the completed task, $2 id, $3 number, $4 key, $5 rank, $6–$9 start and due, $10 recurrence, $11 now, $12 event,
// $13 actor, $14 context.
const repeatStatement = statementBy<Month | null>(
  (month) => `recurrence.repeat.${month?.key ?? 'any'}`,
  (month) => `
  with old as (select * from tasks t where t.id = $1 ${inMonth('t.id', month)}),
  made as (
    insert into tasks (id, project_id, number, key, title, description, status, priority, assignee_id, parent_id,
      column_id, rank, label_ids, start_on, start_at, due_on, due_at, recurrence, fields, version, created_by,
      created_at, updated_at)
    select $2::uuid, old.project_id, $3::integer, $4::text || '-' || $3::integer, title, description, c.status, priority,
      case when exists (
        select from project_access where user_id = old.assignee_id and project_id = old.project_id) then assignee_id end,
      (select parent.id from tasks parent
        where parent.id = old.parent_id and parent.project_id = old.project_id and parent.deleted_at is null),
      c.id, $5::text, label_ids, $6::date, $7::timestamptz, $8::date, $9::timestamptz, $10::text, fields, 1, created_by,
      $11::timestamptz, $11::timestamptz
    from old cross join lateral (
      select id, status from project_columns
      where project_id = old.project_id and status <> 'completed' order by status, rank limit 1) c
    returning id, version, project_id, json),
  told as (
    select $12::uuid as event_id, 'task.created' as event_type, id, version, project_id,
      jsonb_build_object('after', (json || '}')::jsonb, 'continues', $1::uuid) as data
    from made),
  ${recordCtes('told', '$13::uuid', '$11::timestamptz', '$14::jsonb')}
  select id from made`,
  sampleMonth,
)

interface Repetition {
  readonly id: string
  readonly place: Place
  readonly rank: string
  readonly occurrence: Occurrence
  readonly now: Date
  readonly eventId: string
  readonly actorId: string
  readonly context: string
}

/** Makes the next one of a locked task. Answers false when the project has no column for what is to be done. */
export async function repeatTask(tx: Queryable, taskId: string, next: Repetition): Promise<boolean> {
  const { id, place, rank, occurrence, now, eventId, actorId, context } = next
  const { startOn, startAt, dueOn, dueAt, recurrence } = occurrence
  const made = await tx.query(
    repeatStatement(
      monthOfId(taskId),
      ...[taskId, id, place.number, place.key, rank, startOn, startAt, dueOn, dueAt, recurrence],
      ...[now, eventId, actorId, context],
    ),
  )
  return made.length > 0
}

const endStatement = statement(
  'recurrence.end',
  'update tasks set recurrence = null, version = version + 1, updated_at = $2 where id = $1',
)

/** A task comes again no more. */
export async function endRecurrence(tx: Queryable, taskId: string, now: Date): Promise<void> {
  await tx.query(endStatement(taskId, now))
}
