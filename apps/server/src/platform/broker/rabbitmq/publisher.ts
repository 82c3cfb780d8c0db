import type { Logger } from 'pino'
import type { Channel, Connection } from 'rabbitmq-client'
import { inTime, Late } from '../../clock/in-time.ts'
import type { Letter } from './confirmed.ts'
import { confirmed } from './confirmed.ts'

export interface Publisher {
  /** Resolves when the broker has each of them safe; rejects when it refused or returned one, or does not answer. */
  put(letters: readonly Letter[]): Promise<void>
  /** Waits for what is being published. The channel ends with the connection. */
  close(): Promise<void>
}

interface Parts {
  readonly connection: Connection
  readonly log: Logger
  /** Makes what the messages need, on every new channel, and after a message was returned. */
  readonly prepare: (channel: Channel) => Promise<void>
}

const answerMilliseconds = 30_000
const unconfirmed = `RabbitMQ did not confirm what was published within ${answerMilliseconds / 1000} s`

/** Publishes with confirms, on a channel that is opened again after it was lost. */
export function openPublisher({ connection, log, prepare }: Parts): Publisher {
  const inFlight = new Set<Promise<void>>()
  const reasonOfBlock = watchBlocking(connection)
  let ready: Promise<Channel> | undefined

  const use = (channel: Promise<Channel>): Promise<Channel> => {
    ready = channel
    channel.catch(() => forget(channel))
    return channel
  }
  const forget = (channel: Promise<Channel> | undefined) => {
    if (ready === channel) ready = undefined
  }

  async function open(): Promise<Channel> {
    const channel = await connection.acquire({ emitErrorsFromChannel: true })
    channel.on('error', (err) => log.warn({ err }, 'RabbitMQ closed the channel of the publisher'))
    await prepare(channel)
    await channel.confirmSelect()
    return channel
  }

  async function active(): Promise<Channel> {
    const present = ready ?? use(open())
    const channel = await present
    if (channel.active) return channel
    forget(present)
    return active()
  }

  async function publish(letters: readonly Letter[]): Promise<void> {
    const channel = await active()
    const complaint = await confirmed(channel, letters)
    if (complaint === undefined) return
    // A queue or a binding is gone: it is made again for the next attempt.
    void use(prepare(channel).then(() => channel))
    throw new Error(complaint)
  }

  async function put(letters: readonly Letter[]): Promise<void> {
    const reason = reasonOfBlock()
    if (reason !== undefined) throw new Error(`RabbitMQ takes no messages at present: ${reason}`)
    try {
      await inTime(() => publish(letters), answerMilliseconds, unconfirmed)
    } catch (err) {
      // Late answers must not count for what is published next.
      if (err instanceof Late) abandon()
      throw err
    }
  }

  // Not awaited: a broker that takes no messages does not take this one either, until it takes both.
  function abandon(): void {
    ready?.then((channel) => channel.close()).catch((err) => log.warn({ err }, 'a channel to RabbitMQ was given up'))
    ready = undefined
  }

  return {
    put: (letters) => {
      const done = put(letters).finally(() => inFlight.delete(done))
      inFlight.add(done)
      return done
    },
    close: async () => {
      await Promise.allSettled(inFlight)
      abandon()
    },
  }
}

/** RabbitMQ tells publishers to stop when it is short of memory or disk. Answers why, while they have to. */
function watchBlocking(connection: Connection): () => string | undefined {
  let blocked: string | undefined
  const free = () => {
    blocked = undefined
  }
  connection.on('connection.blocked', (reason) => {
    blocked = reason
  })
  connection.on('connection.unblocked', free)
  connection.on('connection', free)
  return () => blocked
}
