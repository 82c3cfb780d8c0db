import type { Month } from './month.ts'
import { monthOf } from './month.ts'
import type { Queryable } from './query.ts'
import { statement } from './query.ts'

export const partitionedTables = ['tasks', 'events'] as const

export interface Partition {
  readonly table: string
  readonly name: string
  readonly bounds: string
  readonly estimatedRows: number
}

const listStatement = statement(
  'partitions.list',
  `select parent.relname as "table", child.relname as name, pg_get_expr(child.relpartbound, child.oid) as bounds,
     greatest(child.reltuples, 0)::float8 as "estimatedRows"
   from pg_inherits
   join pg_class parent on parent.oid = inhparent
   join pg_class child on child.oid = inhrelid
   where parent.relname = any($1) and parent.relkind = 'p'
   order by parent.relname, child.relname`,
)

export const listPartitions = (db: Queryable): Promise<Partition[]> =>
  db.query<Partition>(listStatement([...partitionedTables]))

/** Makes the partitions of the months from `from` to `monthsAhead` after `now` that are missing. Answers their names. */
export async function ensurePartitions(db: Queryable, now: Date, monthsAhead = 3, from = now): Promise<string[]> {
  const present = new Set((await listPartitions(db)).map(({ name }) => name))
  const created: string[] = []
  for (const month of months(from, monthOf(now, monthsAhead))) {
    for (const table of partitionedTables) {
      const name = `${table}_${month.key}`
      if (present.has(name)) continue
      await db.query({ text: createText(table, name, month) })
      created.push(name)
    }
  }
  return created
}

const createText = (table: string, name: string, month: Month) =>
  `create table if not exists ${name} partition of ${table} for values from ('${month.from}') to ('${month.to}')`

function* months(from: Date, last: Month): Generator<Month> {
  for (let offset = 0; ; offset += 1) {
    const month = monthOf(from, offset)
    yield month
    if (month.key >= last.key) return
  }
}
