/**
 * SQL: the actor's role in a project, null when there is none. `access` is the alias of the actor's row of
 * `project_access`, left-joined; `project` the alias of `projects`; `admin` a parameter that tells whether the actor
 * has `tasks:admin`, which acts as owner of every project that is nobody's inbox.
 */
export const roleSql = (access: string, project: string, admin: string): string =>
  `case when ${admin}::boolean and ${project}.inbox_of is null then 'owner'::project_role else ${access}.role end`

/** SQL: the same of the person of the row `person` of `users`, who asks for nothing and is to be told something. */
export const personRoleSql = (access: string, project: string, person: string): string =>
  roleSql(access, project, `(${person}.role = 'admin')`)

/** SQL: joins the actor's row of `project_access` as `access` to `project`. */
export const joinAccessSql = (access: string, project: string, user: string): string =>
  `left join project_access ${access} on ${access}.project_id = ${project}.id and ${access}.user_id = ${user}`

/**
 * SQL: the highest role that was granted to the user in the project, directly or through a team. `project_access` holds
 * the same for projects that are not deleted, and is what to ask for those.
 */
export const grantedRoleSql = (project: string, user: string): string =>
  `(select max(m.role) from project_members m left join team_members t on t.team_id = m.team_id
    where m.project_id = ${project}.id and ${user} in (m.user_id, t.user_id))`
