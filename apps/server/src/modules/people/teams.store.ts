import sql, { empty, raw } from 'sql-template-tag'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import type { TeamRecord } from './team.ts'

const columns = `t.id, t.name, t.description, t.version, t.created_by as "createdBy", t.created_at as "createdAt",
  t.updated_at as "updatedAt", own.role as "ownRole",
  (select count(*)::int from team_members m where m.team_id = t.id) as "memberCount"`

const findStatement = statement(
  'teams.find',
  `select ${columns} from teams t left join team_members own on own.team_id = t.id and own.user_id = $2
   where t.id = $1`,
)

/** A team as `readerId` sees it. */
export async function findTeam(db: Queryable, id: string, readerId: string): Promise<TeamRecord | undefined> {
  const [team] = await db.query<TeamRecord>(findStatement(id, readerId))
  return team
}

const lockStatement = statement('teams.lock', 'select from teams where id = $1 for no key update')
// Keeps out also who is about to give the team a project.
const lockToDeleteStatement = statement('teams.lockToDelete', 'select from teams where id = $1 for update')

/** Locks a team against other changes of it and of its members, then reads it: nobody's role in it is stale. */
export async function lockTeam(tx: Queryable, id: string, readerId: string): Promise<TeamRecord | undefined> {
  await tx.query(lockStatement(id))
  return findTeam(tx, id, readerId)
}

export async function lockTeamToDelete(tx: Queryable, id: string, readerId: string): Promise<TeamRecord | undefined> {
  await tx.query(lockToDeleteStatement(id))
  return findTeam(tx, id, readerId)
}

const insertStatement = statement(
  'teams.insert',
  `insert into teams (id, name, description, created_by, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)
   on conflict (lower(name) collate "C") do nothing returning id`,
)

export type NewTeam = Pick<TeamRecord, 'id' | 'name' | 'description' | 'createdBy' | 'createdAt'>

/** Answers false when the name is taken. */
export async function insertTeam(tx: Queryable, team: NewTeam): Promise<boolean> {
  const { id, name, description, createdBy, createdAt } = team
  const inserted = await tx.query(insertStatement(id, name, description, createdBy, createdAt))
  return inserted.length === 1
}

const updateStatement = statement(
  'teams.update',
  'update teams set name = $2, description = $3, version = version + 1, updated_at = $4 where id = $1 returning version',
)

/** Writes a locked team; answers its new version. Violates `teams_name_key` when the name is taken. */
export async function updateTeamRow(
  tx: Queryable,
  { id, name, description }: Pick<TeamRecord, 'id' | 'name' | 'description'>,
  now: Date,
): Promise<number> {
  const [updated] = await tx.query<{ version: number }>(updateStatement(id, name, description, now))
  return (updated as { version: number }).version
}

const deleteStatement = statement('teams.delete', 'delete from teams where id = $1')

export async function deleteTeamRow(tx: Queryable, id: string): Promise<void> {
  await tx.query(deleteStatement(id))
}

/** A row of the list with the key that it is sorted by; names are unique. */
export interface ListedTeam extends TeamRecord {
  readonly sortName: string
}

/** Teams by name, as `readerId` sees them. */
export function listTeamRows(
  db: Queryable,
  { readerId, text }: { readerId: string; text: string | undefined },
  { after, limit, offset }: PageStart,
): Promise<ListedTeam[]> {
  const matching = text === undefined ? empty : sql`and lower(t.name) collate "C" ^@ lower(${text})`
  const further = after === null ? empty : sql`and lower(t.name) collate "C" > ${after[0]}`
  return db.query<ListedTeam>(
    sql`select ${raw(columns)}, lower(t.name) as "sortName"
      from teams t left join team_members own on own.team_id = t.id and own.user_id = ${readerId}
      where true ${matching} ${further}
      order by lower(t.name) collate "C" limit ${limit + 1} offset ${offset}`,
  )
}
