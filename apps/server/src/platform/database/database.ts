import pg from 'pg'
import { isStalePlan, isUnavailable } from './database-error.ts'
import { PipelinedClients } from './pipelined-client.ts'
import type { Query, Queryable } from './query.ts'

/** A transaction on one connection; what it did commits when the work ends well. */
export interface Transaction extends Queryable {
  readonly kind: 'transaction'
}

export interface Database extends Queryable {
  /** Short reads, named and pipelined. */
  readonly read: Queryable
  /** Writes of one statement, named and pipelined over more connections, because each waits for its commit. */
  readonly write: Queryable
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

interface Options {
  readonly url: string
  readonly poolSize: number
  readonly readers: number
  readonly writers: number
  readonly onError: (err: Error) => void
  /** Called after each commit of a write or a transaction. */
  readonly onCommit?: () => void
  /** How long a query of the pool may go unanswered; 0 is for ever. More than the server's own limit. */
  readonly silenceMilliseconds?: number
}

const limits = '-c timezone=UTC -c statement_timeout=5000 -c lock_timeout=2000'
const transactionLimits = `${limits} -c idle_in_transaction_session_timeout=10000`
// Hot statements hold their month's bounds as literals, so a generic plan is as good and is made once.
const hot = `${limits} -c plan_cache_mode=force_generic_plan`
// A generic plan is made for the average project and would sort a whole column of 10,000 cards rather than read its
// index in order: measured 18 ms with sorts, 0.9 ms without. Where no index has the order, it still sorts.
const ordered = `${hot} -c enable_sort=off`

/** Opens the connections of one process. `query` and `transaction` use an ordinary pool. */
export function openDatabase(options: Options): Database {
  const { url, poolSize, readers, writers, onError, onCommit = () => {}, silenceMilliseconds = 15_000 } = options
  const connectionString = url
  const pool = new pg.Pool({
    connectionString,
    options: transactionLimits,
    application_name: 'millrace',
    max: poolSize,
    connectionTimeoutMillis: 5000,
    query_timeout: silenceMilliseconds,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  })
  pool.on('error', onError)
  // One that is lost in the moment between being lent out and being listened to would end the program.
  pool.on('connect', (client) => client.on('error', () => {}))
  const read = new PipelinedClients({
    name: 'millrace read',
    connectionString,
    settings: ordered,
    size: readers,
    onError,
  })
  const write = new PipelinedClients({
    name: 'millrace write',
    connectionString,
    settings: hot,
    size: writers,
    onError,
  })
  return {
    read,
    write: {
      query: async (query) => {
        const rows = await write.query(query)
        onCommit()
        return rows as never
      },
    },
    query: async <Row>(query: Query) => (await pool.query(query)).rows as Row[],
    transaction: async (work) => {
      const result = await transact(pool, work)
      onCommit()
      return result
    },
    close: async () => {
      await Promise.all([read.close(), write.close(), pool.end()])
    },
  }
}

async function transact<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // A lost connection makes the statement under way reject; unheard, it would end the program as well.
  const onLost = (err: Error) => {
    broken = err
  }
  client.on('error', onLost)
  try {
    await client.query('begin')
    const result = await work({
      kind: 'transaction',
      query: async <Row>(query: Query) => (await client.query(query)).rows as Row[],
    })
    await client.query('commit')
    return result
  } catch (err) {
    // A connection that does not answer would not answer to this either; closing it undoes as well. One with a
    // statement that it cannot run any more would fail whoever runs it next.
    if (isUnavailable(err) || isStalePlan(err)) broken = err as Error
    else await client.query('rollback').catch(onLost)
    throw err
  } finally {
    client.off('error', onLost)
    client.release(broken)
  }
}
