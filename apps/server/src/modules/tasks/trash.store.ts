import type { Month } from '../../platform/database/month.ts'
import { inMonth, monthOfId, sampleMonth } from '../../platform/database/month.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statementBy } from '../../platform/database/query.ts'
import { eventContext } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { roleSql } from '../access/index.ts'
import type { TaskOutcome } from './task-outcome.ts'
import { recordCtes } from './tasks.events.ts'

interface Shape {
  readonly month: Month | null
  readonly restore: boolean
}

// $1 id, $2 user, $3 admin, $4 now, $5 event id, $6 context, $7 version.
const trashStatement = statementBy<Shape>(
  ({ month, restore }) => `tasks.${restore ? 'restore' : 'delete'}.${month?.key ?? 'any'}`,
  ({ month, restore }) => `
  with old as materialized (
    select t.id, t.project_id, t.version, t.json, t.deleted_at, p.archived_at is not null as archived,
      ${roleSql('a', 'p', '$3')} as role, $7::integer is null or $7 = t.version as version_matches
    from tasks t
    join projects p on p.id = t.project_id and p.deleted_at is null
    left join project_access a on a.project_id = t.project_id and a.user_id = $2::uuid
    where t.id = $1 and t.deleted_at is ${restore ? 'not null' : 'null'} ${inMonth('t.id', month)}
    for update of t),
  changed as (
    update tasks t set deleted_at = ${restore ? `null, parent_id = ${livingParent}` : '$4::timestamptz'}, version = t.version + 1, updated_at = $4::timestamptz
    from old
    where t.id = old.id ${inMonth('t.id', month)} and role >= 'editor' and not archived and version_matches
    returning t.id, t.version, t.project_id, t.json),
  told as (
    select $5::uuid as event_id, 'task.${restore ? 'restored' : 'deleted'}' as event_type, changed.id,
      changed.version, changed.project_id,
      task_changes((old.json || '}')::jsonb, (changed.json || '}')::jsonb) as data
    from changed, old),
  ${recordCtes('told', '$2::uuid', '$4::timestamptz', '$6::jsonb')}
  select coalesce(changed.json, old.json) as json, coalesce(changed.version, old.version) as version,
    old.project_id as "projectId", role, archived, version_matches as "versionMatches"
  from old left join changed on true`,
  { month: sampleMonth, restore: false },
)

/** SQL: the parent, unless it went to another project meanwhile. */
const livingParent = `(
      select parent.id from tasks parent where parent.id = t.parent_id and parent.project_id = t.project_id)`

interface Trash {
  readonly id: string
  readonly restore: boolean
  readonly actor: Actor
  readonly now: Date
  readonly eventId: string
  readonly requiredVersion: number | null
}

/** Puts a task into the trash or takes it out again, in one statement. Undefined: no such task there. */
export async function trashTaskRow(
  db: Queryable,
  { id, restore, actor, now, eventId, requiredVersion }: Trash,
): Promise<TaskOutcome | undefined> {
  const shape = { month: monthOfId(id), restore }
  const admin = may(actor, 'tasks:admin')
  const [row] = await db.query<TaskOutcome>(
    trashStatement(shape, id, actor.userId, admin, now, eventId, eventContext(actor), requiredVersion),
  )
  return row
}
