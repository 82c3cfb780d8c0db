import type { Message } from '../../platform/broker/broker.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Origin } from '../../platform/events/event.ts'
import { bury } from './worker.store.ts'

const mostCharacters = { type: 200, key: 200, error: 2000, trace: 200 } as const
const mostAttempts = 1_000_000

/**
 * Keeps a message that is given up in the table of dead letters: its bytes as they are, and of what else it says what the
 * table can hold, because a message of somebody else may say anything.
 */
export async function buryMessage(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  queue: string,
  message: Message,
  error: string,
): Promise<void> {
  const now = ctx.clock.now()
  await bury(ctx.db, {
    ...{ id: ctx.newId(), queue, now },
    message: {
      ...message,
      type: plain(message.type, mostCharacters.type),
      key: plain(message.key, mostCharacters.key),
      attempt: Math.min(Math.max(Math.trunc(message.attempt) || 1, 1), mostAttempts),
      firstSeenAt: momentBefore(now, message.firstSeenAt),
    },
    headers: originIn(message),
    error: plain(error, mostCharacters.error),
  })
}

/** Text that PostgreSQL can hold, of a bounded length. */
const plain = (text: string, most: number): string => text.toWellFormed().replaceAll('\0', '\ufffd').slice(0, most)

/** A message was not seen in the future, nor before there was anything to be seen. */
function momentBefore(now: Date, moment: Date): Date {
  const time = moment.getTime()
  return time > 0 && time < now.getTime() ? moment : now
}

/** What of the origin can be read of a message that may be anything. */
function originIn({ body }: Message): Origin {
  try {
    const { requestid, traceparent } = JSON.parse(body.toString())
    return {
      ...(typeof requestid === 'string' && { requestId: plain(requestid, mostCharacters.trace) }),
      ...(typeof traceparent === 'string' && { traceparent: plain(traceparent, mostCharacters.trace) }),
    }
  } catch {
    return {}
  }
}
