import type { Database } from '../../apps/server/src/platform/database/database.ts'
import type { Query, Queryable } from '../../apps/server/src/platform/database/query.ts'

/** A part of a statement's values that differs each time it runs. */
export interface Hole {
  /** What stands for it in the recorded values. */
  readonly sample: string
  /** Lines of a pgbench script that draw the variables of `sql`. */
  readonly sets: readonly string[]
  /** SQL expression of type text over the drawn variables. */
  readonly sql: string
  /** The same in JavaScript. */
  readonly make: () => string
}

/** A statement as the server runs it, and what of its values differs each time. */
export interface HotStatement {
  readonly query: Query
  readonly holes: readonly Hole[]
  /** How often it is drawn among its like. */
  readonly weight: number
}

/** The statement that a store's function runs. */
export async function recordQuery(run: (db: Queryable) => Promise<unknown>): Promise<Query> {
  const queries: Query[] = []
  await run({
    query: async <Row>(query: Query) => {
      queries.push(query)
      return [] as Row[]
    },
  })
  const [query] = queries
  if (!query || queries.length > 1) throw new Error(`The store ran ${queries.length} statements instead of one`)
  return query
}

/** The query with every hole filled anew. */
export function filled({ query, holes }: HotStatement): Query {
  const values = (query.values ?? []).map((value) => {
    if (typeof value !== 'string') return value
    return holes.reduce((text, { sample, make }) => text.replaceAll(sample, make), value)
  })
  return { ...query, values }
}

/** Runs the statement once and demands an answer, because one that finds nothing would be a limit of nothing. */
export async function assertAnswers(db: Database, statement: HotStatement): Promise<void> {
  const rows = await db.query(filled(statement))
  if (rows.length === 0) throw new Error(`The statement of a limit finds nothing:\n${statement.query.text}`)
}

/** The types that PostgreSQL gives to the parameters of a statement. */
export function parameterTypes(db: Database, text: string): Promise<string[]> {
  return db.transaction(async (tx) => {
    await tx.query({ text: `prepare bench_probe as ${text}` })
    const [row] = await tx.query<{ types: string[] }>({
      text: `select parameter_types::text[] as types from pg_prepared_statements where name = 'bench_probe'`,
    })
    await tx.query({ text: 'deallocate bench_probe' })
    return row?.types ?? []
  })
}
