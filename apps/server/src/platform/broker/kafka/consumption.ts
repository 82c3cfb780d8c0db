import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock } from '../../clock/clock.ts'
import type { ConsumeOptions, Consumption, QueueDefinition } from '../broker.ts'
import { retryTiers } from '../broker.ts'
import { eventsName, queueName, retryName, retryNames } from '../names.ts'
import { verdictOf } from '../verdict-of.ts'
import type { Kafka } from './library.ts'
import { innermost } from './library.ts'
import type { Publisher } from './publisher.ts'
import type { StoredRecord } from './record.ts'
import { dateOf, toMessage, toRecord } from './record.ts'
import type { SessionOptions } from './session.ts'
import { Session } from './session.ts'

interface Parts {
  readonly kafka: Kafka
  readonly publisher: Publisher
  readonly clock: Clock
  readonly log: Logger
}

const shortestPauseMilliseconds = 250
const longestPauseMilliseconds = 5_000
/** A session that lasted so long had begun well. */
const goodSessionMilliseconds = 30_000

/**
 * Consumes a queue until it is closed, in one session after the other while Kafka is away. Nothing is given out while
 * messages of the last session are still in hand.
 */
export function startConsumption(parts: Parts, queue: QueueDefinition, options: ConsumeOptions): Consumption {
  const stopping = new AbortController()
  const running = consumeUntil(stopping.signal, parts, sessionOptions(parts, queue, options))
  return {
    close: () => {
      stopping.abort()
      return running
    },
  }
}

async function consumeUntil(signal: AbortSignal, { clock, log }: Parts, options: SessionOptions): Promise<void> {
  const queue = options.groupId
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  let pause = shortestPauseMilliseconds
  while (!signal.aborted) {
    const startedAt = clock.now().getTime()
    const session = new Session(options)
    const err = await Promise.race([session.failed, stopped])
    await session
      .close()
      .catch((err) => log.warn({ err, queue }, 'Finished messages are not noted in Kafka, and come again'))
    if (signal.aborted) return
    if (clock.now().getTime() - startedAt > goodSessionMilliseconds) pause = shortestPauseMilliseconds
    log.warn({ reason: innermost(err), queue, pause }, 'Taking messages from Kafka was interrupted')
    await delay(pause * (0.5 + Math.random()), undefined, { signal }).catch(() => {})
    pause = Math.min(pause * 2, longestPauseMilliseconds)
  }
}

function sessionOptions(parts: Parts, { name, types }: QueueDefinition, options: ConsumeOptions): SessionOptions {
  const taken = new Set(types)
  return {
    ...{ kafka: parts.kafka, clock: parts.clock, concurrency: options.concurrency },
    groupId: queueName(name),
    topics: [...(types.length > 0 ? [eventsName] : []), queueName(name), ...retryNames(name)],
    // What does not tell its type, a stranger put there: it must come to light.
    takes: ({ topic, headers }) =>
      topic !== eventsName || taken.has(headers.get('x-type') ?? '') || !headers.has('x-type'),
    dueAt: (topic) => dueAt(name, topic),
    handle: (record, redelivered) => handleRecord(parts, name, options, record, redelivered),
  }
}

/** For a retry topic, when its messages are due: as they say, and never later than its tier. */
function dueAt(queue: string, topic: string) {
  const seconds = retryTiers.find((tier) => retryName(queue, tier) === topic)
  if (seconds === undefined) return null
  return ({ headers, timestamp }: StoredRecord) => {
    const latest = timestamp + seconds * 1000
    return Math.min(dateOf(headers.get('x-due'))?.getTime() ?? latest, latest)
  }
}

async function handleRecord(
  { publisher, clock, log }: Parts,
  queue: string,
  { handle }: ConsumeOptions,
  record: StoredRecord,
  redelivered: boolean,
): Promise<void> {
  const message = toMessage(record, redelivered)
  const verdict = await verdictOf(handle, message, log)
  if (verdict === 'done') return
  const { retrySeconds, attempt } = verdict
  const dueAt = new Date(clock.now().getTime() + retrySeconds * 1000)
  const again = toRecord(retryName(queue, retrySeconds), { ...message, attempt }, { ...message, dueAt })
  await publisher.put([again])
}
