import type { RunningServer } from '../machine/running-server.ts'
import type { Reply } from './connection.ts'
import { Connection } from './connection.ts'
import { findWrk, withWrk } from './wrk.ts'

export interface Measured {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly requests: number
  /** Microseconds of CPU per request. */
  readonly serverCpu: number
  readonly postgresCpu: number
  readonly serverMemory: number
  readonly postgresMemory: number
}

/** What can be called and tells what it used. */
type Measurable = Pick<RunningServer, 'host' | 'port' | 'cpu' | 'memory'>

interface Load {
  readonly connections: number
  readonly warmSeconds: number
  readonly seconds: number
  /** The text of the next request. */
  readonly next: () => string
}

/** Thrown when a request of a row did not succeed: the row is worth nothing then. */
export class RequestFailed extends Error {
  constructor(request: string, { head, body }: Reply) {
    const asked = request.replace(/Bearer \S+/, 'Bearer …')
    super(`A request failed.\n${asked.slice(0, 1000)}\n→\n${head}\n\n${body.toString('utf8', 0, 2000)}`)
  }
}

export async function succeed(connection: Connection, request: string): Promise<Reply> {
  const reply = await connection.send(request)
  if (reply.status < 200 || reply.status > 299) throw new RequestFailed(request, reply)
  return reply
}

/** Opens connections, lets work use them, and closes them. */
export async function withConnections<T>(
  server: Pick<RunningServer, 'host' | 'port'>,
  count: number,
  work: (connections: Connection[]) => Promise<T>,
): Promise<T> {
  const connections = await Promise.all(Array.from({ length: count }, () => Connection.open(server.host, server.port)))
  try {
    return await work(connections)
  } finally {
    for (const connection of connections) connection.close()
  }
}

/** What a load was answered. */
export interface Played {
  readonly requests: number
  readonly elapsedMs: number
  readonly p50: number
  readonly p99: number
}

/** Keeps every connection busy: first to warm up, then measured. Rejects when a request does not succeed. */
export function drive(server: Measurable, { connections: count, next, ...timing }: Load): Promise<Measured> {
  return withConnections(server, count, (connections) =>
    measure(server, timing, (seconds) => busy(connections, seconds, next)),
  )
}

// More than the requests of a kind that the data sets can tell apart in a second.
const drawn = 20_000

/** The same for requests that may be repeated: by wrk where it is installed, because it takes less of the processors. */
export async function driveReads(server: Measurable, { connections, next, ...timing }: Load): Promise<Measured> {
  const program = findWrk()
  if (program === undefined) return drive(server, { connections, next, ...timing })
  const requests = Array.from({ length: drawn }, next)
  return withWrk(program, server, { connections, requests }, (play) => measure(server, timing, play))
}

async function measure(
  server: Measurable,
  { warmSeconds, seconds }: Pick<Load, 'warmSeconds' | 'seconds'>,
  play: (seconds: number) => Promise<Played>,
): Promise<Measured> {
  await play(warmSeconds)
  const before = server.cpu()
  const { requests, elapsedMs, p50, p99 } = await play(seconds)
  const after = server.cpu()
  const memory = server.memory()
  return {
    ...{ requests, p50, p99 },
    perSecond: (requests * 1000) / elapsedMs,
    serverCpu: (after.server - before.server) / requests,
    postgresCpu: (after.postgres - before.postgres) / requests,
    serverMemory: memory.server,
    postgresMemory: memory.postgres,
  }
}

async function busy(connections: readonly Connection[], seconds: number, next: () => string): Promise<Played> {
  const latencies: number[] = []
  const startedAt = performance.now()
  const until = startedAt + seconds * 1000
  await Promise.all(
    connections.map(async (connection) => {
      for (let sentAt = performance.now(); sentAt < until; ) {
        await succeed(connection, next())
        const now = performance.now()
        latencies.push(now - sentAt)
        sentAt = now
      }
    }),
  )
  const elapsedMs = performance.now() - startedAt
  const sorted = Float64Array.from(latencies).sort()
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { requests: sorted.length, elapsedMs, p50: at(0.5), p99: at(0.99) }
}

/** Milliseconds of each of some requests, sent one after another. */
export async function timeEach(connection: Connection, requests: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const request of requests) {
    const startedAt = performance.now()
    await succeed(connection, request)
    times.push(performance.now() - startedAt)
  }
  return times
}
