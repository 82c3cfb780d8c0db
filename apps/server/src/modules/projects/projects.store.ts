import type { ProjectRole } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { grantedRoleSql, joinAccessSql, lockProjects, roleSql } from '../access/index.ts'
import type { NewColumn, ProjectRecord } from './project.ts'

/** SQL: the fields of a `ProjectRecord`, role apart, of the alias `p`. */
export const projectFields = `p.id, p.key, p.name, p.description, p.color, p.inbox_of is not null as "isInbox",
  p.floor_task_id as "floorTaskId", p.version, p.created_by as "createdBy", p.created_at as "createdAt",
  p.updated_at as "updatedAt", p.archived_at as "archivedAt", p.archived_at is not null as archived,
  p.deleted_at as "deletedAt", p.deleted_at is not null as deleted`

const findStatement = statement(
  'projects.find',
  `select ${projectFields},
     coalesce(${roleSql('a', 'p', '$3')}, case when p.deleted_at is not null then ${grantedRoleSql('p', '$2')} end) as role
   from projects p ${joinAccessSql('a', 'p', '$2')}
   where p.id = $1`,
)

/** The project, deleted or not. 404 when it is not there or nothing that the actor may know of. */
async function findAny(db: Queryable, actor: Actor, id: string): Promise<ProjectRecord> {
  const [row] = await db.query<ProjectRecord & { role: ProjectRole | null }>(
    findStatement(id, actor.userId, may(actor, 'tasks:admin')),
  )
  if (!row?.role) throw notFound()
  return row
}

/** The project. 404 when it is not there, deleted, or nothing that the actor may know of. */
export async function findProject(db: Queryable, actor: Actor, id: string): Promise<ProjectRecord> {
  const project = await findAny(db, actor, id)
  if (project.deleted) throw notFound()
  return project
}

/** The same, and nobody else changes the project, its members, columns or labels until the transaction ends. */
export async function lockProject(tx: Queryable, actor: Actor, id: string): Promise<ProjectRecord> {
  // Two statements, so that the role is read as it is once the lock is held.
  await lockProjects(tx, [id])
  return findProject(tx, actor, id)
}

/** The same for a project that may be deleted; who deleted it or could have may know of it, nobody else. */
export async function lockDeletedProject(tx: Queryable, actor: Actor, id: string): Promise<ProjectRecord> {
  await lockProjects(tx, [id])
  const project = await findAny(tx, actor, id)
  if (project.deleted && project.role !== 'owner') throw notFound()
  return project
}

interface NewProject {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly description: string
  readonly color: string | null
  readonly inboxOf: string | null
  readonly floorTaskId: string
  readonly ownerId: string
  readonly now: Date
  readonly columns: readonly (NewColumn & { readonly id: string })[]
}

const insertStatement = statement(
  'projects.insert',
  `with project as (
     insert into projects
       (id, key, name, description, color, inbox_of, floor_task_id, created_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
     on conflict (key) where inbox_of is null do nothing
     returning id, key),
   counter as (insert into project_counters (project_id, key) select id, key from project),
   member as (
     insert into project_members (project_id, user_id, role, added_by, added_at)
     select id, $8, 'owner', $8, $9 from project),
   access as (insert into project_access (user_id, project_id, role) select $8, id, 'owner' from project),
   board as (
     insert into project_columns (id, project_id, name, status, rank, created_at, updated_at)
     select c.id, project.id, c.name, c.status, c.rank, $9, $9
     from project, jsonb_to_recordset($10) as c(id uuid, name text, status task_status, rank text))
   select id from project`,
)

/** Inserts a project with its counter, owner and board in one statement. False when the key is taken. */
export async function insertProject(tx: Queryable, project: NewProject): Promise<boolean> {
  const { id, key, name, description, color, inboxOf, floorTaskId, ownerId, now, columns } = project
  const rows = await tx.query(
    insertStatement(id, key, name, description, color, inboxOf, floorTaskId, ownerId, now, JSON.stringify(columns)),
  )
  return rows.length > 0
}

const freeKeyStatement = statement(
  'projects.free-key',
  `select candidate.key from unnest($1::text[]) with ordinality as candidate(key, place)
   where not exists (select from projects p where p.key = candidate.key and p.inbox_of is null)
   order by place limit 1`,
)

const lockKeyStatement = statement(
  'projects.lock-key',
  `select pg_advisory_xact_lock(hashtext('projects.key'), hashtext($1))`,
)

/** Makes projects whose keys are made from the same base wait for each other until the transaction ends. */
export async function lockKeyBase(tx: Queryable, base: string): Promise<void> {
  await tx.query(lockKeyStatement(base))
}

/** The first of the keys that no project has, or undefined. */
export async function findFreeKey(tx: Queryable, candidates: readonly string[]): Promise<string | undefined> {
  const [row] = await tx.query<{ key: string }>(freeKeyStatement(candidates))
  return row?.key
}

type Settings = Pick<ProjectRecord, 'key' | 'name' | 'description' | 'color' | 'archivedAt' | 'deletedAt'>

const updateStatement = statement(
  'projects.update',
  `update projects set key = $2, name = $3, description = $4, color = $5, archived_at = $6, deleted_at = $7,
     version = version + 1, updated_at = $8
   where id = $1`,
)

/** Stores the settings of a locked project under its next version. */
export async function updateProjectRow(tx: Queryable, id: string, settings: Settings, now: Date): Promise<void> {
  const { key, name, description, color, archivedAt, deletedAt } = settings
  await tx.query(updateStatement(id, key, name, description, color, archivedAt, deletedAt, now))
}

const touchStatement = statement(
  'projects.touch',
  'update projects set version = version + 1, updated_at = $2 where id = $1',
)

/** Gives a locked project its next version, because something that belongs to it changed. */
export async function touchProject(tx: Queryable, id: string, now: Date): Promise<void> {
  await tx.query(touchStatement(id, now))
}
