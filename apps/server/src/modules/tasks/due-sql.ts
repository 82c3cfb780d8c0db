import { isoInstant } from '../../platform/database/instant-sql.ts'

/** SQL: when a task is due as the wire has it, a date or an instant. */
export const dueSql = (task: string): string =>
  `coalesce(to_char(${task}.due_on, 'YYYY-MM-DD'),
    ${isoInstant(`${task}.due_at`)})`
