import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { PartRow } from './access.store.ts'
import { partsSql, readParts } from './access.store.ts'
import type { ColumnRecord } from './column.ts'

const listStatement = statement(
  'projects.columns',
  partsSql(
    `c.id, c.project_id as "projectId", c.name, c.status, c.rank, c.wip_limit as "wipLimit", c.version,
     c.created_at as "createdAt", c.updated_at as "updatedAt"`,
    'left join project_columns c on c.project_id = p.id',
    'c.rank, c.id',
  ),
)

/** The columns from left to right, with the actor's standing. 404 as for the project. */
export async function listColumnRows(db: Queryable, actor: Actor, projectId: string) {
  const query = listStatement(projectId, actor.userId, may(actor, 'tasks:admin'))
  const { standing, parts } = readParts(await db.query<PartRow<ColumnRecord>>(query))
  return { standing, columns: parts }
}

const insertStatement = statement(
  'projects.insert-column',
  `insert into project_columns (id, project_id, name, status, rank, wip_limit, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7)`,
)

export async function insertColumn(tx: Queryable, column: ColumnRecord): Promise<void> {
  const { id, projectId, name, status, rank, wipLimit, createdAt } = column
  await tx.query(insertStatement(id, projectId, name, status, rank, wipLimit, createdAt))
}

const updateStatement = statement(
  'projects.update-column',
  `update project_columns set name = $2, status = $3, rank = $4, wip_limit = $5, version = $6, updated_at = $7
   where id = $1`,
)

/** Stores a column of a locked project under the version that it has here. */
export async function updateColumnRow(tx: Queryable, column: ColumnRecord): Promise<void> {
  const { id, name, status, rank, wipLimit, version, updatedAt } = column
  await tx.query(updateStatement(id, name, status, rank, wipLimit, version, updatedAt))
}

const lockStatement = statement('projects.lock-column', 'select from project_columns where id = $1 for update')

/** Waits for whoever puts a task into the column under a key-share lock of it. */
export async function lockColumn(tx: Queryable, columnId: string): Promise<void> {
  await tx.query(lockStatement(columnId))
}

const deleteStatement = statement('projects.delete-column', 'delete from project_columns where id = $1')

export async function deleteColumnRow(tx: Queryable, columnId: string): Promise<void> {
  await tx.query(deleteStatement(columnId))
}
