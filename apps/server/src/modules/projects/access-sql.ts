/**
 * SQL: the actor's role in a project, null when there is none. `access` is the alias of the actor's row of
 * `project_access`, left-joined; `project` the alias of `projects`; `admin` a parameter that tells whether the actor
 * has `tasks:admin`, which acts as owner of every project that is nobody's inbox.
 */
export const roleSql = (access: string, project: string, admin: string): string =>
  `case when ${admin}::boolean and ${project}.inbox_of is null then 'owner'::project_role else ${access}.role end`

/** SQL: joins the actor's row of `project_access` as `access` to `project`. */
export const joinAccessSql = (access: string, project: string, user: string): string =>
  `left join project_access ${access} on ${access}.project_id = ${project}.id and ${access}.user_id = ${user}`
