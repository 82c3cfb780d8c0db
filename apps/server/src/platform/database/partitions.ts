import { lowestUuidV7, millisecondsOf } from '../clock/uuid-v7.ts'
import { createPartitionText } from './create-partition.ts'
import type { Month } from './month.ts'
import { monthOf } from './month.ts'
import type { Queryable } from './query.ts'
import { statement } from './query.ts'

export const partitionedTables = ['tasks', 'events'] as const
type PartitionedTable = (typeof partitionedTables)[number]

export interface Partition {
  readonly table: string
  readonly name: string
  readonly bounds: string
  readonly estimatedRows: number
}

/** A partition that is to be made. */
export interface MissingPartition {
  readonly table: PartitionedTable
  readonly name: string
  readonly month: Month
}

// No clock of ours can have made an older id: those stay in the default partition.
const oldest = lowestUuidV7(Date.UTC(2015, 0, 1))

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

const nextStrayStatements = {
  tasks: statement('partitions.next-stray-task', nextStrayText('tasks')),
  events: statement('partitions.next-stray-event', nextStrayText('events')),
}

export const listPartitions = (db: Queryable): Promise<Partition[]> =>
  db.query<Partition>(listStatement([...partitionedTables]))

/**
 * The partitions that are missing: of the months from `from` to `monthsAhead` after `now`, and of every earlier month
 * of which rows lie in the default partition.
 */
export async function missingPartitions(
  db: Queryable,
  now: Date,
  monthsAhead = 3,
  from = now,
): Promise<MissingPartition[]> {
  const present = new Set((await listPartitions(db)).map(({ name }) => name))
  const last = monthOf(now, monthsAhead)
  const missing = new Map<string, MissingPartition>()
  for (const table of partitionedTables) {
    for (const month of [...(await strayMonths(db, table, last)), ...months(from, last)]) {
      const name = `${table}_${month.key}`
      if (!present.has(name)) missing.set(name, { table, name, month })
    }
  }
  return [...missing.values()]
}

/**
 * Makes the partition unless somebody else just did, and moves the rows of its month out of the default partition:
 * all of it or nothing. Rows that are moved keep everybody else waiting, for as long as the connection's limits allow.
 */
export async function createPartition(db: Queryable, { table, name, month }: MissingPartition): Promise<void> {
  await db.query({ text: createPartitionText(table, name, month) })
}

/** Makes all partitions that are missing. Answers their names. */
export async function ensurePartitions(
  db: Queryable,
  ...period: [now: Date, monthsAhead?: number, from?: Date]
): Promise<string[]> {
  const missing = await missingPartitions(db, ...period)
  for (const partition of missing) await createPartition(db, partition)
  return missing.map(({ name }) => name)
}

/** The months up to `last` of the rows in the default partition, by one look into its index for each. */
async function strayMonths(db: Queryable, table: PartitionedTable, last: Month): Promise<Month[]> {
  const found: Month[] = []
  for (let from = oldest; ; ) {
    const [row] = await db.query<{ id: string }>(nextStrayStatements[table](from, last.to))
    if (!row) return found
    const month = monthOf(new Date(millisecondsOf(row.id)))
    found.push(month)
    from = month.to
  }
}

function nextStrayText(table: PartitionedTable): string {
  return `select id from ${table}_default where id >= $1 and id < $2 order by id limit 1`
}

function* months(from: Date, last: Month): Generator<Month> {
  for (let offset = 0; ; offset += 1) {
    const month = monthOf(from, offset)
    yield month
    if (month.key >= last.key) return
  }
}
