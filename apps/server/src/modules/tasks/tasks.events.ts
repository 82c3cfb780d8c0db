/** SQL: the kind of a patch, told by what it changed. The most telling one names the event. */
export const changeType = (before: string, after: string): string =>
  `case when ${after}.status = 'completed' and ${before}.status <> 'completed' then 'task.completed'
        when ${after}.assignee_id is distinct from ${before}.assignee_id then 'task.assigned'
        else 'task.updated' end`

/**
 * SQL: one event and its outbox row for each row of `rows`, which has event_id, event_type, id, version, project_id
 * and data. Two CTEs to be put behind the change itself, so that both commit in one statement.
 */
export const recordCtes = (rows: string, actor: string, now: string, context: string): string => `
  event as (
    insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
    select event_id, event_type, 'task', id, version, project_id, ${actor}, ${now}, data, ${context}
    from ${rows}
    returning id),
  queued as (insert into outbox (event_id) select id from event)`

/** SQL: `{"before": …, "after": …}` with the fields that differ between two tasks as the wire has them. */
export const changedFields = (before: string, after: string): string =>
  `task_changes((${before}.json || '}')::jsonb, (${after}.json || '}')::jsonb)`
