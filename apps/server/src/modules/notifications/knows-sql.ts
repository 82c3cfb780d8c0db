/**
 * SQL: whether the person of the row `user` may know of what is in the row `project`: who has a role in it, and admins,
 * but for the inboxes of others.
 */
export const knowsSql = (user: string, project: string): string =>
  `(${user}.role = 'admin' and ${project}.inbox_of is null
    or exists (select from project_access where project_id = ${project}.id and user_id = ${user}.id))`

/** SQL: when a task is due as the wire has it, a date or an instant. */
export const dueSql = (task: string): string =>
  `coalesce(to_char(${task}.due_on, 'YYYY-MM-DD'),
    to_char(${task}.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`
