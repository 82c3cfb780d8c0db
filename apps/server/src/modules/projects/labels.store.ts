import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { PartRow } from './access.store.ts'
import { partsSql, readParts } from './access.store.ts'
import type { LabelRecord } from './label.ts'

const labelFields = `l.id, l.project_id as "projectId", l.name, l.color, l.version, l.created_at as "createdAt",
  l.updated_at as "updatedAt"`

const listStatement = statement(
  'projects.labels',
  partsSql(labelFields, 'left join labels l on l.project_id = p.id', 'lower(l.name), l.id'),
)

/** The labels by name, with the actor's standing. 404 as for the project. */
export async function listLabelRows(db: Queryable, actor: Actor, projectId: string) {
  const query = listStatement(projectId, actor.userId, may(actor, 'tasks:admin'))
  const { standing, parts } = readParts(await db.query<PartRow<LabelRecord>>(query))
  return { standing, labels: parts }
}

const findStatement = statement(
  'projects.label',
  `select ${labelFields} from labels l where l.project_id = $1 and l.id = $2`,
)

export async function findLabel(tx: Queryable, projectId: string, labelId: string): Promise<LabelRecord | undefined> {
  const [label] = await tx.query<LabelRecord>(findStatement(projectId, labelId))
  return label
}

const countStatement = statement(
  'projects.count-labels',
  'select count(*)::integer as count from labels where project_id = $1',
)

export async function countLabels(tx: Queryable, projectId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(countStatement(projectId))
  return row?.count ?? 0
}

const insertStatement = statement(
  'projects.insert-label',
  `insert into labels (id, project_id, name, color, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)
   on conflict (project_id, lower(name)) do nothing returning id`,
)

/** False when the project has a label of that name, in upper or lower case. */
export async function insertLabel(tx: Queryable, label: LabelRecord): Promise<boolean> {
  const { id, projectId, name, color, createdAt } = label
  return (await tx.query(insertStatement(id, projectId, name, color, createdAt))).length > 0
}

const updateStatement = statement(
  'projects.update-label',
  `update labels set name = $2, color = $3, version = $4, updated_at = $5
   where id = $1 and not exists (
     select from labels other
     where other.project_id = labels.project_id and lower(other.name) = lower($2) and other.id <> labels.id)
   returning id`,
)

/** Stores a label of a locked project under the version that it has here. False when another one has its name. */
export async function updateLabelRow(tx: Queryable, label: LabelRecord): Promise<boolean> {
  const { id, name, color, version, updatedAt } = label
  return (await tx.query(updateStatement(id, name, color, version, updatedAt))).length > 0
}

const deleteStatement = statement('projects.delete-label', 'delete from labels where id = $1')

export async function deleteLabelRow(tx: Queryable, labelId: string): Promise<void> {
  await tx.query(deleteStatement(labelId))
}
