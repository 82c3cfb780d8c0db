import type { UpdateTask } from '@millrace/contract'
import type { Month } from '../../platform/database/month.ts'
import { inMonth, monthOfId, sampleMonth } from '../../platform/database/month.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statementBy } from '../../platform/database/query.ts'
import { eventContext } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { roleSql } from '../access/index.ts'
import { claimCte, onceValues, suffixesOf, suffixFor } from './claim-sql.ts'
import type { PatchField } from './task-fields.ts'
import { assigneeIsMember, isPlain, parentBelongs, plainColumns } from './task-fields.ts'
import type { TaskOutcome } from './task-outcome.ts'
import { changedFields, changeType, recordCtes } from './tasks.events.ts'

interface Shape {
  readonly month: Month | null
  readonly fields: readonly PatchField[]
  readonly once: boolean
}

interface Update {
  readonly id: string
  readonly patch: UpdateTask
  readonly actor: Actor
  readonly now: Date
  readonly eventId: string
  readonly requiredVersion: number | null
  /** Where the card goes when the patch takes it to another column. */
  readonly rank: string
}

/** What came of an update; the flags say which check stopped it. */
export interface UpdateOutcome extends TaskOutcome {
  readonly assigneeFits: boolean
  readonly labelsFit: boolean
  readonly parentFits: boolean
  readonly columnFits: boolean
}

// $1 id, $2 user, $3 admin, $4 now, $5 event id, $6 context, $7 version, $8 rank, $9 suffixes, then one per field,
// then the idempotency key.
const firstField = 10

// 14 fields make 16,383 sets of them, and a connection keeps each statement that has a name: what people change most
// gets one, which is a single field or a date that clears its instant.
const nameOf = ({ month, fields, once }: Shape): string | null => {
  const set = fields.join('_')
  if (fields.length > 1 && set !== 'dueAt_dueOn' && set !== 'startAt_startOn') return null
  return `tasks.update.${month?.key ?? 'any'}.${set}${once ? '.once' : ''}`
}

const updateStatement = statementBy<Shape>(nameOf, updateText, {
  month: sampleMonth,
  fields: ['status'],
  once: true,
})

function updateText({ month, fields, once }: Shape): string {
  const value = (field: PatchField): string => `$${firstField + fields.indexOf(field)}`
  const has = (field: PatchField) => fields.includes(field)
  const placed = has('status') || has('columnId')
  return `
  with old as materialized (
    select t.*, p.archived_at is not null as archived, ${roleSql('a', 'p', '$3')} as role
    from tasks t
    join projects p on p.id = t.project_id and p.deleted_at is null
    left join project_access a on a.project_id = t.project_id and a.user_id = $2::uuid
    where t.id = $1 and t.deleted_at is null ${inMonth('t.id', month)}
    for update of t),
  target as (${placed ? targetSql(has('columnId') && value('columnId'), has('status') && value('status')) : noTarget}),
  checked as (
    select old.*, target.id as target_column, target.status as target_status, $8::text as target_rank,
      $7::integer is null or $7 = old.version as version_matches,
      ${has('assigneeId') ? assigneeIsMember(`${value('assigneeId')}::uuid`, 'old.project_id') : 'true'} as assignee_fits,
      ${has('labelIds') ? labelsFit(value('labelIds')) : 'true'} as labels_fit,
      ${has('parentId') ? parentFits(value('parentId')) : 'true'} as parent_fits,
      ${placed ? 'target.id is not null' : 'true'} as column_fits
    from old left join target on true),
  allowed as (
    select * from checked
    where role >= 'editor' and not archived and version_matches
      and assignee_fits and labels_fit and parent_fits and column_fits),
  changed as (
    update tasks t set ${assignments(fields, value).join(', ')}, version = t.version + 1, updated_at = $4::timestamptz
    from allowed old
    where t.id = old.id ${inMonth('t.id', month)} and (${differences(fields, value).join(' or ')})
    returning t.id, t.version, t.project_id, t.status, t.assignee_id, t.json),
  told as (
    select $5::uuid as event_id, ${changeType('old', 'changed')} as event_type, changed.id,
      changed.version, changed.project_id, ${changedFields('old', 'changed')} as data
    from changed, old),
  answer as (
    select old.id, old.project_id, old.role, coalesce(changed.version, old.version) as version,
      coalesce(changed.json, old.json) || ${suffixFor('old.role', '$9')} as body
    from allowed old left join changed on true),
  ${recordCtes('told', '$2::uuid', '$4::timestamptz', '$6::jsonb')}
  ${once ? `, ${claimCte({ from: 'answer', actor: '$2::uuid', now: '$4::timestamptz', first: firstField + fields.length })}` : ''}
  select coalesce(changed.json, checked.json) as json, coalesce(changed.version, checked.version) as version,
    checked.project_id as "projectId", role, archived, version_matches as "versionMatches",
    assignee_fits as "assigneeFits", labels_fit as "labelsFit", parent_fits as "parentFits",
    column_fits as "columnFits"
  from checked left join changed on true`
}

const noTarget = 'select null::uuid as id, null::task_status as status where false'

/** The column that a status or a column asks for; a status keeps the present column when that one fits. */
const targetSql = (column: string | false, status: string | false): string => `
    select c.id, c.status from old join project_columns c on c.project_id = old.project_id
    where ${column ? `c.id = ${column}` : 'true'} and ${status ? `c.status = ${status}` : 'true'}
    order by c.id = old.column_id desc, c.rank limit 1
    for key share of c`

/**
 * Every label that is added belongs to the project, and stays until the change is there: who deletes it waits and then
 * takes it off the task too. Labels that the task has are not locked, because who deletes one may wait for the task.
 */
const labelsFit = (labels: string): string => `
  not exists (
    select from unnest(${labels}::uuid[]) added (id)
    where added.id <> all (old.label_ids) and not exists (
      select from labels l where l.id = added.id and l.project_id = old.project_id for key share))`

/** The parent belongs to the project, is neither the task itself nor one of its descendants, and is not 100 levels deep. */
const parentFits = (parent: string): string => `
  (${parentBelongs(`${parent}::uuid`, 'old.project_id')} and not exists (
    with recursive ancestor as (
      select ${parent}::uuid as id, 0 as depth
      union all
      select above.parent_id, depth + 1 from ancestor join tasks above on above.id = ancestor.id
      where above.parent_id is not null and depth < 100)
    select from ancestor where ancestor.id = old.id or depth = 100))`

function assignments(fields: readonly PatchField[], value: (field: PatchField) => string): string[] {
  const set = fields.filter(isPlain).map((field) => {
    const [column, type] = plainColumns[field]
    return `${column} = ${value(field)}::${type}`
  })
  if (fields.includes('fields')) set.push(`fields = ${mergedFields('t', value('fields'))}`)
  if (fields.includes('status') || fields.includes('columnId')) {
    set.push(
      'column_id = old.target_column',
      'status = old.target_status',
      `completed_at = case when old.target_status = 'completed' then coalesce(t.completed_at, $4::timestamptz) end`,
      'rank = case when old.target_column = t.column_id then t.rank else old.target_rank end',
    )
  }
  return set
}

function differences(fields: readonly PatchField[], value: (field: PatchField) => string): string[] {
  const differ = fields.filter(isPlain).map((field) => {
    const [column, type] = plainColumns[field]
    return `old.${column} is distinct from ${value(field)}::${type}`
  })
  if (fields.includes('fields')) differ.push(`old.fields <> ${mergedFields('old', value('fields'))}`)
  if (fields.includes('status') || fields.includes('columnId')) differ.push('old.column_id <> old.target_column')
  return differ
}

/** RFC 7396 on one level: null removes, anything else replaces. */
const mergedFields = (row: string, value: string): string => `jsonb_strip_nulls(${row}.fields || ${value}::jsonb)`

/** Updates one task in one statement: lock, checks, change, event, outbox, idempotency key. Undefined: no such task. */
export async function updateTaskRow(
  db: Queryable,
  { id, patch, actor, now, eventId, requiredVersion, rank }: Update,
): Promise<UpdateOutcome | undefined> {
  const fields = (Object.keys(patch) as PatchField[]).sort()
  const [row] = await db.query<UpdateOutcome>(
    updateStatement(
      { month: monthOfId(id), fields, once: actor.once !== undefined },
      id,
      actor.userId,
      may(actor, 'tasks:admin'),
      now,
      eventId,
      eventContext(actor),
      requiredVersion,
      rank,
      suffixesOf(actor),
      ...fields.map((field) => (field === 'fields' ? JSON.stringify(patch.fields) : patch[field])),
      ...onceValues(actor, actor.once),
    ),
  )
  return row
}
