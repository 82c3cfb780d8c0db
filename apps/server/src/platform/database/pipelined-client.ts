import type { Socket } from 'node:net'
import pg from 'pg'
import { isStalePlan } from './database-error.ts'
import { PipelinedQuery } from './pipelined-query.ts'
import type { Query, Queryable } from './query.ts'

// Measured: 1 costs a small read a tenth more, 8 makes pages wait for each other.
const mostSharing = 4

/** `pg` keeps its socket on the connection and takes queries that are made already; its types leave both out. */
type PipelinedClient = Omit<pg.Client, 'query'> & {
  readonly connection: { readonly stream: Socket }
  query(query: PipelinedQuery): void
}

interface Options {
  /** As `pg_stat_activity` shows the connections. */
  readonly name: string
  readonly connectionString: string
  readonly settings: string
  readonly size: number
  readonly onError: (err: Error) => void
}

/**
 * A few connections on which statements are pipelined, each its own transaction. Measured: 4 of them read as
 * fast as pgbench, a pool of 32 reaches 0.6 of it. Nothing slow belongs here: what waits behind it waits too.
 */
export class PipelinedClients implements Queryable {
  readonly #options: Options
  readonly #clients: Promise<PipelinedClient>[]
  #next = 0
  #sharing = 0
  #closed = false

  constructor(options: Options) {
    this.#options = options
    this.#clients = Array.from({ length: options.size }, (_, slot) => this.#connect(slot))
    // A failure is reported to whoever runs the next statement, not as an unhandled rejection.
    for (const client of this.#clients) client.catch(() => {})
  }

  async query<Row>(query: Query): Promise<Row[]> {
    const client = await this.#client(this.#slotOfTurn())
    const ask = () => {
      this.#gather(client)
      return answerOf(client, query)
    }
    try {
      // What has a stale plan was not run; asked again, it is planned anew.
      const { rows } = await ask().catch((err: unknown) => (isStalePlan(err) ? ask() : Promise.reject(err)))
      return rows as Row[]
    } catch (err) {
      // The stack led to the socket; now it leads to who asked.
      if (err instanceof Error) Error.captureStackTrace(err)
      throw err
    }
  }

  /** Statements of one turn of the event loop share a connection, up to a few, and so one write. */
  #slotOfTurn(): number {
    if (this.#sharing >= mostSharing) {
      this.#next = (this.#next + 1) % this.#clients.length
      this.#sharing = 0
    }
    this.#sharing += 1
    return this.#next
  }

  /** What one turn of the event loop asks for leaves in one write: a system call costs more than a statement's bytes. */
  #gather(client: PipelinedClient): void {
    const { stream } = client.connection
    if (stream.writableCorked > 0) return
    stream.cork()
    setImmediate(() => {
      stream.uncork()
      this.#sharing = mostSharing
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#clients.map(async (client) => (await client.catch(() => null))?.end()))
  }

  async #client(slot: number): Promise<PipelinedClient> {
    const present = this.#clients[slot] as Promise<PipelinedClient>
    try {
      return await present
    } catch {
      // The last attempt failed: whoever comes first tries again, the others share that attempt.
      if (this.#clients[slot] === present) this.#replace(slot)
      return this.#clients[slot] as Promise<PipelinedClient>
    }
  }

  #replace(slot: number): void {
    if (this.#closed) return
    const client = this.#connect(slot)
    client.catch(() => {})
    this.#clients[slot] = client
  }

  async #connect(slot: number): Promise<PipelinedClient> {
    const client = new pg.Client({
      connectionString: this.#options.connectionString,
      options: this.#options.settings,
      application_name: this.#options.name,
      connectionTimeoutMillis: 5000,
      query_timeout: 15_000,
      keepAlive: true,
      pipeline: true,
    }) as unknown as PipelinedClient
    let isLost = false
    client.on('error', (err) => {
      this.#options.onError(err)
      // Told twice when the server says why it ends; a second new connection would be left over and never closed.
      if (!isLost) this.#replace(slot)
      isLost = true
    })
    await client.connect()
    return client
  }
}

const answerOf = (client: PipelinedClient, query: Query): Promise<pg.QueryResult> =>
  new Promise((resolve, reject) => {
    client.query(new PipelinedQuery(query, (err, result) => (err ? reject(err) : resolve(result))))
  })
