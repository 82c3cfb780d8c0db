import type { UpdateTask } from '@millrace/contract'

export type PatchField = keyof UpdateTask

/** The columns that a patch can set as they are, and the SQL type of the value. */
export const plainColumns = {
  title: ['title', 'text'],
  description: ['description', 'text'],
  priority: ['priority', 'smallint'],
  assigneeId: ['assignee_id', 'uuid'],
  parentId: ['parent_id', 'uuid'],
  labelIds: ['label_ids', 'uuid[]'],
  startOn: ['start_on', 'date'],
  startAt: ['start_at', 'timestamptz'],
  dueOn: ['due_on', 'date'],
  dueAt: ['due_at', 'timestamptz'],
  recurrence: ['recurrence', 'text'],
} as const satisfies Partial<Record<PatchField, readonly [column: string, type: string]>>

export type PlainField = keyof typeof plainColumns

export const isPlain = (field: PatchField): field is PlainField => field in plainColumns

/** SQL: may the user be assigned, that is, are they a person, and does the project know them? */
export const assigneeIsMember = (assignee: string, project: string): string =>
  `(${assignee} is null or exists (
     select from project_access member join users u on u.id = member.user_id and u.kind = 'person'
     where member.user_id = ${assignee} and member.project_id = ${project}))`

/** SQL: do all the labels belong to the project? */
export const labelsBelong = (labels: string, project: string): string =>
  `(cardinality(${labels}) = 0 or cardinality(${labels}) = (
     select count(*) from labels l where l.project_id = ${project} and l.id = any (${labels})))`

/** SQL: is the parent a living task of the project? */
export const parentBelongs = (parent: string, project: string): string =>
  `(${parent} is null or exists (
     select from tasks parent
     where parent.id = ${parent} and parent.project_id = ${project} and parent.deleted_at is null))`
