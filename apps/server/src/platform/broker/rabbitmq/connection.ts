import type { Logger } from 'pino'
import type { AMQPError } from 'rabbitmq-client'
import { Connection } from 'rabbitmq-client'
import { inTime, Late } from '../../clock/in-time.ts'

const heartbeatSeconds = 10
/** How long an operation waits for a connection that is away. */
const acquireMilliseconds = 5000
// Pauses between attempts to connect are random, from the first to a growing upper bound of at most the second.
const retryMilliseconds = { retryLow: 250, retryHigh: 2000 }
const firstConnectionMilliseconds = 20_000
const closeMilliseconds = 10_000

const never = ['ACCESS_REFUSED', 'NOT_ALLOWED']

/** Where a broker is, in words for logs and errors: without its user and password. */
export function addressOf(url: string): string {
  // The error of `new URL` would carry the whole text.
  if (!URL.canParse(url))
    throw new Error('The URL of RabbitMQ is not a URL; it looks like amqp://user:password@host:5672')
  const { host, pathname } = new URL(url)
  return host + pathname
}

/** Connects, and again whenever the connection is lost. `purpose` is shown in RabbitMQ's list of connections. */
export function connectTo(url: string, purpose: string, log: Logger): Connection {
  const address = addressOf(url)
  const connection = new Connection({
    url,
    connectionName: `millrace ${purpose}`,
    heartbeat: heartbeatSeconds,
    acquireTimeout: acquireMilliseconds,
    ...retryMilliseconds,
    // Small messages must not wait for the acknowledgement of those before them.
    noDelay: true,
  })
  connection.on('error', (err) => log.warn({ err, address, purpose }, 'the connection to RabbitMQ failed'))
  connection.on('connection', () => log.info({ address, purpose }, 'connected to RabbitMQ'))
  return connection
}

/** Waits for the first connection; rejects when there is none after 20 s, or at once when the broker refuses us. */
export async function connected(connection: Connection, address: string): Promise<void> {
  const refused = new Promise<never>((_resolve, reject) => {
    connection.on('error', (err: AMQPError) => {
      if (never.includes(err.code)) reject(err)
    })
  })
  try {
    await Promise.race([connection.onConnect(firstConnectionMilliseconds, true), refused])
  } catch (err) {
    const { message, cause } = err as Error
    const why = cause instanceof Error ? `${message}: ${cause.message}` : message
    throw new Error(`There is no connection to RabbitMQ at ${address}: ${why}`, { cause: err })
  }
}

/** Ends a connection whose channels are closed or closing, by force if that takes long. */
export async function disconnect(connection: Connection): Promise<void> {
  try {
    await inTime(() => connection.close(), closeMilliseconds, 'RabbitMQ did not end the connection in time')
  } catch (err) {
    if (!(err instanceof Late)) throw err
    connection.unsafeDestroy()
  }
}
