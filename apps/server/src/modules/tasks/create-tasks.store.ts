import type { CreateTask, ProjectRole } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statementBy } from '../../platform/database/query.ts'
import { eventContext } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { roleSql } from '../access/index.ts'
import { claimCte, onceValues, suffixesOf, suffixFor } from './claim-sql.ts'
import { assigneeIsMember, labelsBelong, parentBelongs } from './task-fields.ts'
import { recordCtes } from './tasks.events.ts'

/** A task to be created, with everything that the program decides. */
export interface NewTask extends CreateTask {
  readonly ordinal: number
  readonly id: string
  readonly eventId: string
  readonly rank: string
}

export interface CreatedTask {
  readonly id: string
  readonly projectId: string
  readonly role: ProjectRole
  readonly version: number
  readonly body: string
}

interface Shape {
  /** A parent is looked up in the partitions of `tasks`, which costs even when there is none. */
  readonly parents: boolean
  readonly once: boolean
}

// What belongs to each new task is looked up in an object, because joining two CTEs of 500 rows compares all pairs:
// that took half the time of a batch.
// $1 tasks, $2 user, $3 admin, $4 now, $5 context, $6 suffixes, then the idempotency key.
const createStatement = statementBy<Shape>(
  ({ parents, once }) => `tasks.create${parents ? '.parents' : ''}${once ? '.once' : ''}`,
  ({ parents, once }) => `
  with input as (
    select * from jsonb_to_recordset($1) as x(
      ordinal integer, id uuid, "eventId" uuid, "projectId" uuid, title text, description text, status task_status,
      priority smallint, "assigneeId" uuid, "parentId" uuid, "columnId" uuid, rank text, "labelIds" uuid[],
      "startOn" date, "startAt" timestamptz, "dueOn" date, "dueAt" timestamptz, recurrence text, fields jsonb)),
  placed as (
    select i.*, p.id as project_id, ${roleSql('a', 'p', '$3')} as role,
      c.id as column_id, c.status as column_status, counter.board_version
    from input i
    join projects p on p.deleted_at is null and p.archived_at is null
      and (p.id = i."projectId" or (i."projectId" is null and p.inbox_of = $2::uuid))
    join project_counters counter on counter.project_id = p.id
    left join project_access a on a.project_id = p.id and a.user_id = $2::uuid
    cross join lateral (
      select id, status from project_columns
      where project_id = p.id and (i."columnId" is null or id = i."columnId")
        and status = coalesce(i.status, case when i."columnId" is null then 'pending'::task_status else status end)
      order by rank limit 1) c
    where ${assigneeIsMember('i."assigneeId"', 'p.id')} and ${labelsBelong('i."labelIds"', 'p.id')}
      and ${parents ? parentBelongs('i."parentId"', 'p.id') : 'i."parentId" is null'}),
  allowed as (select * from placed where role >= 'editor'),
  counted as (
    update project_counters counter set last_number = last_number + asked.number
    from (select project_id, board_version, count(*)::integer as number from allowed group by 1, 2) asked
    where counter.project_id = asked.project_id and counter.board_version = asked.board_version
    returning counter.project_id, last_number - asked.number as base, counter.key as project_key),
  numbered as (
    select allowed.*, project_key, base + (row_number() over (partition by allowed.project_id order by ordinal))::integer as number
    from allowed join counted on counted.project_id = allowed.project_id),
  task as (
    insert into tasks (id, project_id, number, key, title, description, status, priority, assignee_id, parent_id,
      column_id, rank, label_ids, start_on, start_at, due_on, due_at, recurrence, fields, version, created_by,
      created_at, updated_at, completed_at)
    select id, project_id, number, project_key || '-' || number, title, description, column_status, priority,
      "assigneeId", "parentId", column_id, rank, "labelIds", "startOn", "startAt", "dueOn", "dueAt", recurrence,
      jsonb_strip_nulls(fields), 1, $2::uuid, $4::timestamptz, $4::timestamptz, case when column_status = 'completed' then $4::timestamptz end
    from numbered
    returning id, project_id, version, json),
  known as (select jsonb_object_agg(id, "eventId") as events, jsonb_object_agg(project_id, role) as roles from allowed),
  told as (
    select (known.events ->> task.id::text)::uuid as event_id, 'task.created' as event_type, task.id, task.version,
      task.project_id, jsonb_build_object('after', (json || '}')::jsonb) as data
    from task cross join known),
  answer as (
    select id, project_id, role, version, json || ${suffixFor('role', '$6')} as body
    from (select task.*, (known.roles ->> task.project_id::text)::project_role as role from task cross join known) made),
  ${recordCtes('told', '$2::uuid', '$4::timestamptz', '$5::jsonb')}
  ${once ? `, ${claimCte({ from: 'answer', actor: '$2::uuid', now: '$4::timestamptz', first: 7 })}` : ''}
  select id, project_id as "projectId", role, version, body from answer`,
  { parents: true, once: true },
)

/**
 * Creates tasks in one statement: checks, numbers, rows, events, outbox, idempotency key. What is not answered was
 * refused: its project, column, assignee, label or parent is not there for the actor.
 */
export function createTaskRows(
  db: Queryable,
  { actor, now, tasks }: { actor: Actor; now: Date; tasks: readonly NewTask[] },
): Promise<CreatedTask[]> {
  const shape = { parents: tasks.some(({ parentId }) => parentId), once: actor.once !== undefined }
  return db.query<CreatedTask>(
    createStatement(
      shape,
      JSON.stringify(tasks),
      actor.userId,
      may(actor, 'tasks:admin'),
      now,
      eventContext(actor),
      suffixesOf(actor),
      ...onceValues(actor, actor.once),
    ),
  )
}
