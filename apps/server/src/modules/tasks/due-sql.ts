/** SQL: when a task is due as the wire has it, a date or an instant. */
export const dueSql = (task: string): string =>
  `coalesce(to_char(${task}.due_on, 'YYYY-MM-DD'),
    to_char(${task}.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`
