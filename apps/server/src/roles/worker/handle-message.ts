import type { Logger } from 'pino'
import type { Handle, Message, Verdict } from '../../platform/broker/broker.ts'
import { inTime } from '../../platform/clock/in-time.ts'
import { oneAtATime } from '../../platform/clock/one-at-a-time.ts'
import { together } from '../../platform/clock/together.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Consumer, EventConsumer, WorkConsumer } from '../../platform/events/consumer.ts'
import { Unprocessable } from '../../platform/events/consumer.ts'
import type { Origin } from '../../platform/events/event.ts'
import { buryMessage } from './bury-message.ts'
import { parseEvent, parseWork } from './parse-message.ts'
import { verdictOn } from './verdict.ts'
import { countRedelivery, forgetRedelivery, markAllApplied, markApplied } from './worker.store.ts'
import type { WorkerMeter } from './worker-meter.ts'

export interface HandlerParts {
  readonly ctx: Ctx
  readonly meter: WorkerMeter
}

interface Parts extends HandlerParts {
  readonly markWithoutEffect: (eventId: string) => Promise<void>
}

// What hangs must not hold its place for ever.
const usualSeconds = 20
const tooLate = (seconds: number) => `It took longer than ${seconds} s.`
const mostRedeliveries = 5

/** How the messages of a consumer's queue are handled: applied once, tried again, or given up as dead letters. */
export function handlerOf({ ctx, meter }: HandlerParts, consumer: Consumer): Handle {
  // Together, so that each waits for the disk once and not once for each event. Not by `ctx.db.write`, after which the
  // relay would look for an event of it.
  const markWithoutEffect = together<string>((eventIds) => markAllApplied(ctx.db, consumer.name, eventIds))
  const parts = { ctx, meter, markWithoutEffect }
  const alone = oneAtATime()
  return (message) =>
    // One of the messages that a process had in hand when it died may have killed it: taken one by one, it shows which.
    message.redelivered ? alone(() => handleRedelivered(parts, consumer, message)) : handle(parts, consumer, message)
}

async function handleRedelivered(parts: Parts, consumer: Consumer, message: Message): Promise<Verdict> {
  const { ctx } = parts
  try {
    const count = await countRedelivery(ctx.db, consumer.name, message.id, ctx.clock.now())
    if (count > mostRedeliveries) {
      throw new Unprocessable(`Whoever handled the message ended ${mostRedeliveries} times before it was done with it.`)
    }
  } catch (err) {
    return judge(parts, consumer, message, err)
  }
  const verdict = await handle(parts, consumer, message)
  await forgetRedelivery(ctx.db, consumer.name, message.id).catch((err: unknown) =>
    ctx.log.warn({ err, messageId: message.id }, 'a redelivery could not be forgotten'),
  )
  return verdict
}

async function handle(parts: Parts, consumer: Consumer, message: Message): Promise<Verdict> {
  const { ctx, meter } = parts
  const began = performance.now()
  const about: About = { log: ctx.log, hasEffect: true }
  try {
    if (consumer.kind === 'events') await handleEvent(parts, consumer, message, about)
    else await handleWork(parts, consumer, message, about)
    meter.done(consumer.name)
    const took = { type: message.type, milliseconds: Math.round(performance.now() - began) }
    if (about.hasEffect) about.log.info(took, 'message handled')
    else about.log.debug(took, 'message without effect')
    return 'done'
  } catch (err) {
    return judge({ ...parts, ctx: { ...ctx, log: about.log } }, consumer, message, err)
  }
}

/** What is found out about a message while it is handled. */
interface About {
  /** Names the request that the message comes from, as soon as that is known. */
  log: Logger
  hasEffect: boolean
}

async function handleEvent(parts: Parts, consumer: EventConsumer, message: Message, about: About): Promise<void> {
  const { ctx, meter, markWithoutEffect } = parts
  const event = parseEvent(message.body)
  about.log = logOf(ctx, consumer, event.id, event.origin)
  about.hasEffect = consumer.concerns?.(event) !== false
  const apply = () =>
    about.hasEffect ? applyOnce({ ...ctx, log: about.log }, consumer, event) : markWithoutEffect(event.id)
  await inTime(apply, usualSeconds * 1000, tooLate(usualSeconds))
  meter.delayed(consumer.name, ctx.clock.now().getTime() - event.at.getTime())
}

type Parsed = ReturnType<typeof parseEvent>

async function applyOnce(ctx: Ctx, consumer: EventConsumer, event: Parsed): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (await markApplied(tx, consumer.name, event.id)) await consumer.apply(ctx, tx, event)
  })
}

async function handleWork({ ctx }: Parts, consumer: WorkConsumer, message: Message, about: About): Promise<void> {
  const work = parseWork(message.body)
  about.log = logOf(ctx, consumer, work.id, work.origin)
  const { handlingSeconds = usualSeconds } = consumer
  await inTime(
    (signal) => consumer.run({ ...ctx, log: about.log }, work, signal),
    handlingSeconds * 1000,
    tooLate(handlingSeconds),
  )
}

const logOf = ({ log }: Ctx, { name }: Consumer, messageId: string, origin: Origin): Logger =>
  log.child({ consumer: name, messageId, ...origin })

async function judge({ ctx, meter }: Parts, consumer: Consumer, message: Message, err: unknown): Promise<Verdict> {
  const now = ctx.clock.now()
  const verdict = verdictOn(err, message, consumer, now)
  const about = { err, consumer: consumer.name, messageId: message.id, attempt: message.attempt }
  if (verdict !== null) {
    meter.retried(consumer.name)
    ctx.log.warn({ ...about, verdict }, 'a message could not be handled and is tried again')
    return verdict
  }
  try {
    await buryMessage(ctx, consumer.name, message, err instanceof Error ? err.message : String(err))
    meter.died(consumer.name)
    ctx.log.error({ ...about, alarm: 'dead-letter' }, 'a message is given up: see `millrace dead-letters`')
    return 'done'
  } catch (failure) {
    ctx.log.warn({ ...about, err: failure }, 'a dead letter could not be kept; trying again')
    return { retrySeconds: 5, attempt: message.attempt }
  }
}
