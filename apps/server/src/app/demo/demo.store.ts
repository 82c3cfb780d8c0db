import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

const hasUsersStatement = statement('demo.has-users', 'select exists (select from users) as "hasUsers"')

/** Whether anybody has an account. */
export async function hasUsers(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ hasUsers: boolean }>(hasUsersStatement())
  return row?.hasUsers === true
}
