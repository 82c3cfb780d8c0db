import pg from 'pg'
import type { Logger } from 'pino'
import { pauseFor } from '../../clock/pause.ts'
import { queueChannel } from './queue.store.ts'

interface Options {
  readonly url: string
  readonly log: Pick<Logger, 'warn'>
  /** Told of a queue that has new messages, and of null when it may have been any, because nothing was heard for a while. */
  readonly heard: (queue: string | null) => void
}

const reconnectMilliseconds = 1000

/** Listens for new messages that other processes put into the queues, on a connection of its own that is kept up. */
export function listenForMessages({ url, log, heard }: Options): { close(): Promise<void> } {
  const closing = new AbortController()
  let leave = () => {}

  /** Ends when the connection does. */
  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'millrace queue listener',
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    const ended = new Promise<void>((resolve) => {
      client.on('error', () => resolve())
      client.on('end', () => resolve())
      leave = resolve
    })
    try {
      await client.connect()
      client.on('notification', ({ payload }) => heard(payload ?? null))
      await client.query(`listen ${queueChannel}`)
      heard(null)
      if (!closing.signal.aborted) await ended
    } finally {
      // Not waited for: a server that says nothing does not say farewell either.
      client.end().catch(() => {})
    }
  }

  const listening = (async () => {
    do await listen().catch((err: unknown) => log.warn({ err }, 'new messages are not told of for a while'))
    while (await pauseFor(reconnectMilliseconds, closing.signal))
  })()

  return {
    close: async () => {
      closing.abort()
      leave()
      await listening
    },
  }
}
