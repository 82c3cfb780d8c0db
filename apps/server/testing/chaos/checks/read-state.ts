import type { Asking } from '../asking.ts'

type Fields = Readonly<Record<string, unknown>>

export interface EventRow {
  readonly id: string
  readonly type: string
  readonly subjectType: string
  readonly subjectId: string
  readonly version: number
  readonly actorId: string
  readonly requestId: string | null
  readonly before: Fields
  readonly after: Fields
}

/** A task, comment or project as its table has it. */
export interface SubjectRow {
  readonly id: string
  readonly version: number
  readonly isDeleted: boolean
  readonly createdBy: string
  /** Its fields, named as in events. */
  readonly fields: Fields
}

export interface State {
  /** By subject, in the order of its versions. */
  readonly events: readonly EventRow[]
  readonly subjects: readonly SubjectRow[]
}

const subjectsSql = `
  select id, version, deleted_at is not null as "isDeleted", created_by as "createdBy", (json || '}')::jsonb as fields
  from tasks where $1::uuid is null or project_id = $1
  union all
  select id, version, deleted_at is not null, author_id, jsonb_build_object('body', body, 'taskId', task_id)
  from comments where $1::uuid is null or task_id in (select id from tasks where project_id = $1)
  union all
  select id, version, deleted_at is not null, created_by, jsonb_build_object('name', name)
  from projects where inbox_of is null and ($1::uuid is null or id = $1)`

const eventsSql = `
  select id, type, subject_type as "subjectType", subject_id as "subjectId", subject_version as version,
    actor_id as "actorId", context ->> 'requestId' as "requestId",
    coalesce(data -> 'before', '{}') as before, coalesce(data -> 'after', '{}') as after
  from events where $1::uuid is null or project_id = $1 order by subject_id, subject_version, id`

/** What the database holds when everything has come to rest, or of it what belongs to a project. */
export async function readState({ ask }: Pick<Asking, 'ask'>, projectId: string | null = null): Promise<State> {
  const events = await ask<EventRow>(eventsSql, [projectId])
  return { events, subjects: await ask<SubjectRow>(subjectsSql, [projectId]) }
}
