import type { Queryable } from '../../database/query.ts'
import { statement } from '../../database/query.ts'

const replaceStatement = statement(
  'signing-keys.replace',
  'update server_secrets set secret = $3, created_at = $4 where name = $1 and secret = $2 returning true as replaced',
)

/** False when somebody replaced it meanwhile. */
export async function replaceKeys(
  db: Queryable,
  { name, before, after }: { readonly name: string; readonly before: Buffer; readonly after: Buffer },
  now: Date,
): Promise<boolean> {
  const rows = await db.query(replaceStatement(name, before, after, now))
  return rows.length > 0
}
