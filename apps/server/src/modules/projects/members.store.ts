import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import type { PartRow } from './access.store.ts'
import { partsSql, readParts } from './access.store.ts'
import type { MemberRecord } from './member.ts'

/** A member with the form of its name by which lists are sorted. */
export interface ListedMember extends MemberRecord {
  readonly sortName: string
}

const memberFields = `m.id, m."projectId", m.kind, m.name, m."sortName", m.role, m.version, m."addedBy", m."addedAt"`

const membersOf = (project: string) => `
  select coalesce(m.user_id, m.team_id) as id, m.project_id as "projectId",
    case when m.team_id is null then 'user' else 'team' end as kind, coalesce(u.name, t.name) as name,
    lower(coalesce(u.name, t.name)) collate "C" as "sortName", m.role, m.version, m.added_by as "addedBy",
    m.added_at as "addedAt"
  from project_members m left join users u on u.id = m.user_id left join teams t on t.id = m.team_id
  where m.project_id = ${project}`

const listStatement = statement(
  'projects.members',
  partsSql(
    memberFields,
    `left join lateral (
       select * from (${membersOf('p.id')}) m
       where $4::text is null or (m."sortName", m.id) > ($4, $5::uuid)
       order by m."sortName", m.id limit $6 offset $7) m on true`,
    'm."sortName", m.id',
  ),
)

/** The members by name, one more than the page holds, with the actor's standing. 404 as for the project. */
export async function listMemberRows(
  db: Queryable,
  actor: Actor,
  projectId: string,
  { after, limit, offset }: PageStart,
) {
  const [name = null, id = null] = after ?? []
  const admin = may(actor, 'tasks:admin')
  const query = listStatement(projectId, actor.userId, admin, name, id, limit + 1, offset)
  return readParts(await db.query<PartRow<ListedMember>>(query))
}

const oneStatement = statement(
  'projects.member-with-standing',
  partsSql(memberFields, `left join lateral (${membersOf('p.id')}) m on m.id = $4`, 'm.id'),
)

/** One member, if it is there, with the actor's standing. 404 as for the project. */
export async function findMemberWithStanding(db: Queryable, actor: Actor, projectId: string, memberId: string) {
  const query = oneStatement(projectId, actor.userId, may(actor, 'tasks:admin'), memberId)
  const { standing, parts } = readParts(await db.query<PartRow<ListedMember>>(query))
  return { standing, member: parts[0] }
}

const findStatement = statement('projects.member', `${membersOf('$1')} and (m.user_id = $2 or m.team_id = $2)`)

export async function findMember(
  tx: Queryable,
  projectId: string,
  memberId: string,
): Promise<MemberRecord | undefined> {
  const [member] = await tx.query<MemberRecord>(findStatement(projectId, memberId))
  return member
}

const insertStatement = statement(
  'projects.insert-member',
  `insert into project_members (project_id, user_id, team_id, role, added_by, added_at)
   values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning project_id`,
)

/** False when the person or team is a member already. */
export async function insertMember(tx: Queryable, member: MemberRecord): Promise<boolean> {
  const { projectId, id, kind, role, addedBy, addedAt } = member
  const [userId, teamId] = kind === 'user' ? [id, null] : [null, id]
  return (await tx.query(insertStatement(projectId, userId, teamId, role, addedBy, addedAt))).length > 0
}

const updateStatement = statement(
  'projects.update-member',
  `update project_members set role = $3, version = version + 1
   where project_id = $1 and (user_id = $2 or team_id = $2)`,
)

export async function updateMemberRole(tx: Queryable, { projectId, id, role }: MemberRecord): Promise<void> {
  await tx.query(updateStatement(projectId, id, role))
}

const deleteStatement = statement(
  'projects.delete-member',
  'delete from project_members where project_id = $1 and (user_id = $2 or team_id = $2)',
)

export async function deleteMember(tx: Queryable, { projectId, id }: MemberRecord): Promise<void> {
  await tx.query(deleteStatement(projectId, id))
}

const hasOwnerStatement = statement(
  'projects.has-owner',
  `select exists (
     select from project_members where project_id = $1 and user_id is not null and role = 'owner') as found`,
)

/** Whether a person, not only a team, owns the project. */
export async function hasOwner(tx: Queryable, projectId: string): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(hasOwnerStatement(projectId))
  return row?.found === true
}

const findUserStatement = statement(
  'projects.find-user',
  'select id, name from users where id = $1 and disabled_at is null',
)

/** A person who can be added; undefined when there is none or the person is disabled. */
export async function findUser(tx: Queryable, userId: string): Promise<{ id: string; name: string } | undefined> {
  const [user] = await tx.query<{ id: string; name: string }>(findUserStatement(userId))
  return user
}
