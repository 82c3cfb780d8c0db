import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { socketUrl } from './socket-directory.ts'

const pollMilliseconds = 10
const silentLimitMilliseconds = 60_000
const recoveryLimitMilliseconds = 10 * 60_000

/**
 * Asks `select 1` until it is answered. `silent`: the process lives, but does not answer. `absentMilliseconds` is how
 * long there may be no socket at all.
 */
export async function waitUntilReady(
  server: { socketDir: string; port: number },
  isAlive: () => Promise<boolean>,
  absentMilliseconds = silentLimitMilliseconds,
): Promise<'ready' | 'gone' | 'silent'> {
  const start = Date.now()
  let answeredAt = start
  while (await isAlive()) {
    const answer = await ask(server)
    if (answer === 'ready') return 'ready'
    if (answer === 'starting') answeredAt = Date.now()
    // A server that recovers after a crash answers that it is starting, for as long as it takes.
    const limit = answer === 'absent' ? absentMilliseconds : silentLimitMilliseconds
    if (Date.now() - answeredAt > limit) return 'silent'
    if (Date.now() - start > recoveryLimitMilliseconds) return 'silent'
    await delay(pollMilliseconds)
  }
  return 'gone'
}

async function ask(server: { socketDir: string; port: number }): Promise<'ready' | Refusal> {
  const client = new pg.Client({ connectionString: socketUrl(server, 'postgres'), connectionTimeoutMillis: 5_000 })
  // The connection may be cut after it was made; the query then rejects too.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return 'ready'
  } catch (err) {
    return answerIn(err)
  } finally {
    await client.end()
  }
}

type Refusal = 'starting' | 'absent' | 'silent'

const refusals: Record<string, Refusal> = {
  // Starting, recovering, or shutting down.
  '57P03': 'starting',
  ENOENT: 'absent',
  ECONNREFUSED: 'absent',
  ECONNRESET: 'silent',
  EPIPE: 'silent',
  // Ended by the administrator or by the crash of another connection.
  '57P01': 'silent',
  '57P02': 'silent',
}

function answerIn(err: unknown): Refusal {
  // Without a code: the connection was ended, or was not made in time.
  if (!(err instanceof Error && 'code' in err)) return 'silent'
  const refusal = refusals[String(err.code)]
  if (!refusal) throw err
  return refusal
}
