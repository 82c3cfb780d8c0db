import type { ProjectRole } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { joinAccessSql, lockProjects, roleSql } from '../access/index.ts'
import type { ProjectStanding } from './project.ts'

/** The actor's standing beside a row of what belongs to the project; each field of `Part` is null when there is none. */
export type PartRow<Part> = { readonly [Field in keyof Part]: Part[Field] | null } & Omit<ProjectStanding, 'role'> & {
    readonly standingRole: ProjectRole | null
  }

/**
 * SQL: the actor's standing in the project $1, where $2 is the user and $3 tells `tasks:admin`, together with `fields`
 * of the rows that `join` adds, so that a list and the right to see it cost one statement.
 */
export const partsSql = (fields: string, join: string, order: string): string =>
  `select ${roleSql('a', 'p', '$3')} as "standingRole", p.inbox_of is not null as "isInbox",
     p.archived_at is not null as archived, false as deleted, ${fields}
   from projects p ${joinAccessSql('a', 'p', '$2')} ${join}
   where p.id = $1 and p.deleted_at is null
   order by ${order}`

/** Tells standing and parts apart. 404 when the actor may not know of the project. */
export function readParts<Part extends { readonly id: string }>(
  rows: readonly PartRow<Part>[],
): { standing: ProjectStanding; parts: Part[] } {
  const [first] = rows
  if (!first?.standingRole) throw notFound()
  const { standingRole: role, archived, isInbox, deleted } = first
  return { standing: { role, archived, isInbox, deleted }, parts: rows.filter(({ id }) => id !== null) as Part[] }
}

// Writes only what differs: most people of a large team keep the role that they have.
const refreshStatement = statement(
  'projects.refresh-access',
  `with living as (select id as project_id, archived_at is not null as archived from projects where id = any($1) and deleted_at is null),
   granted as (
     select m.project_id, m.user_id, m.role, archived from living join project_members m using (project_id)
     where m.user_id is not null
     union all
     select m.project_id, t.user_id, m.role, archived
     from living join project_members m using (project_id) join team_members t on t.team_id = m.team_id),
   wanted as (
     select project_id, user_id, max(role) as role, archived from granted
     where $2::uuid[] is null or user_id = any($2)
     group by project_id, user_id, archived),
   removed as (
     delete from project_access a
     where a.project_id = any($1) and ($2::uuid[] is null or a.user_id = any($2))
       and not exists (select from wanted w where w.project_id = a.project_id and w.user_id = a.user_id))
   insert into project_access (user_id, project_id, role, archived)
   select w.user_id, w.project_id, w.role, w.archived from wanted w
   where not exists (
     select from project_access a where a.project_id = w.project_id and a.user_id = w.user_id
       and a.role = w.role and a.archived = w.archived)
   on conflict (user_id, project_id) do update set role = excluded.role, archived = excluded.archived`,
)

/**
 * Makes `project_access` follow from the memberships; a deleted project is accessible to nobody. The projects must be
 * locked by this transaction.
 */
export async function refreshProjectAccess(
  tx: Queryable,
  projectIds: readonly string[],
  userIds: readonly string[] | null = null,
): Promise<void> {
  await tx.query(refreshStatement(projectIds, userIds))
}

const lockTeamStatement = statement('projects.lock-team', 'select id, name from teams where id = $1 for no key update')

/** Keeps a team's members as they are until the transaction ends; undefined when there is no such team. */
export async function lockTeam(tx: Queryable, teamId: string): Promise<{ id: string; name: string } | undefined> {
  const [row] = await tx.query<{ id: string; name: string }>(lockTeamStatement(teamId))
  return row
}

const projectsOfTeamStatement = statement(
  'projects.of-team',
  'select project_id as id from project_members where team_id = $1',
)

/**
 * Makes `project_access` follow a change of a team's members, in the transaction of that change; `userIds` are the
 * people who came, went or changed, everyone when left out. Before a team is deleted: remove its members, call this.
 */
export async function refreshAccessOfTeam(
  tx: Queryable,
  teamId: string,
  userIds: readonly string[] | null = null,
): Promise<void> {
  // Without this lock a project that is adding the team right now would not be found, nor would it see the change.
  await lockTeam(tx, teamId)
  const projectIds = (await tx.query<{ id: string }>(projectsOfTeamStatement(teamId))).map(({ id }) => id)
  if (projectIds.length === 0) return
  await lockProjects(tx, projectIds)
  await refreshProjectAccess(tx, projectIds, userIds)
}
