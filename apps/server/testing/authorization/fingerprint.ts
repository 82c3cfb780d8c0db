import type { Database } from '../../src/platform/database/database.ts'

/** Count and checksum of every table: equal means that nothing was written, or all of it was undone. */
export async function fingerprint(db: Database): Promise<string> {
  const tables = await db.query<{ name: string }>({
    text: `select format('%I', relname) as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  })
  const sums = tables.map(
    ({ name }) => `select '${name}' as name, count(*), sum(hashtext(row::text)::bigint) from ${name} row`,
  )
  return JSON.stringify(await db.query({ text: sums.join(' union all ') }))
}
