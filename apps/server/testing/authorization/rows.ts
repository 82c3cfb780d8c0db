import type { Queryable } from '../../src/platform/database/query.ts'

/** Inserts rows as they are, past every rule of the product; all of them have the same columns. */
export async function insert(db: Queryable, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = Object.keys(first).join(', ')
  await db.query({
    text: `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1)`,
    values: [JSON.stringify(rows)],
  })
}
