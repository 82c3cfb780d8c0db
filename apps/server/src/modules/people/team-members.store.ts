import type { TeamRole } from '@millrace/contract'
import sql, { empty, raw } from 'sql-template-tag'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import type { TeamMemberRecord } from './team.ts'

const columns = `m.team_id as "teamId", m.user_id as "userId", u.name, m.role, m.version, m.added_at as "addedAt"`

const findStatement = statement(
  'teamMembers.find',
  `select ${columns} from team_members m join users u on u.id = m.user_id where m.team_id = $1 and m.user_id = $2`,
)

export async function findMember(db: Queryable, teamId: string, userId: string): Promise<TeamMemberRecord | undefined> {
  const [member] = await db.query<TeamMemberRecord>(findStatement(teamId, userId))
  return member
}

const insertStatement = statement(
  'teamMembers.insert',
  `insert into team_members (team_id, user_id, role, added_at) values ($1, $2, $3, $4)
   on conflict do nothing returning user_id`,
)

interface NewMember {
  readonly teamId: string
  readonly userId: string
  readonly role: TeamRole
}

/** Answers false when the person is in the team already. */
export async function insertMember(tx: Queryable, { teamId, userId, role }: NewMember, now: Date): Promise<boolean> {
  const inserted = await tx.query(insertStatement(teamId, userId, role, now))
  return inserted.length === 1
}

const updateStatement = statement(
  'teamMembers.update',
  'update team_members set role = $3, version = version + 1 where team_id = $1 and user_id = $2',
)

export async function updateMemberRole(tx: Queryable, { teamId, userId, role }: NewMember): Promise<void> {
  await tx.query(updateStatement(teamId, userId, role))
}

const deleteStatement = statement('teamMembers.delete', 'delete from team_members where team_id = $1 and user_id = $2')

export async function deleteMember(tx: Queryable, teamId: string, userId: string): Promise<void> {
  await tx.query(deleteStatement(teamId, userId))
}

const deleteAllStatement = statement('teamMembers.deleteAll', 'delete from team_members where team_id = $1')

export async function deleteMembersOf(tx: Queryable, teamId: string): Promise<void> {
  await tx.query(deleteAllStatement(teamId))
}

const touchStatement = statement(
  'teamMembers.touchTeam',
  'update teams set version = version + 1, updated_at = $2 where id = $1 returning id, version',
)

/** Who is in a team is part of it: a change of members is a new version of the team. */
export async function touchTeam(tx: Queryable, teamId: string, now: Date): Promise<{ id: string; version: number }> {
  const [touched] = await tx.query<{ id: string; version: number }>(touchStatement(teamId, now))
  return touched as { id: string; version: number }
}

/** A row of the list with the key that it is sorted by. */
export interface ListedMember extends TeamMemberRecord {
  readonly sortName: string
}

/** The members of a team by name. */
export function listMemberRows(
  db: Queryable,
  teamId: string,
  { after, limit, offset }: PageStart,
): Promise<ListedMember[]> {
  const further = after === null ? empty : sql`and (lower(u.name) collate "C", u.id) > (${after[0]}, ${after[1]}::uuid)`
  return db.query<ListedMember>(
    sql`select ${raw(columns)}, lower(u.name) as "sortName"
      from team_members m join users u on u.id = m.user_id
      where m.team_id = ${teamId} ${further}
      order by lower(u.name) collate "C", u.id limit ${limit + 1} offset ${offset}`,
  )
}
