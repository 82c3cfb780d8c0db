import type { Message, RetrySeconds, Verdict } from '../../platform/broker/broker.ts'
import { retryTiers } from '../../platform/broker/broker.ts'
import { isAway } from '../../platform/database/database-error.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Consumer } from '../../platform/events/consumer.ts'
import { Held, Unprocessable } from '../../platform/events/consumer.ts'

const longest = retryTiers[retryTiers.length - 1] as RetrySeconds

/** What follows from a failure: another attempt, or null when the message is given up. */
export function verdictOn(
  err: unknown,
  { attempt, firstSeenAt }: Message,
  consumer: Consumer,
  now: Date,
): Verdict | null {
  // Without a database no message is at fault, however long that takes; nor is one that somebody else has in hand.
  if (isAway(err) || err instanceof Held) return { retrySeconds: retryTiers[0], attempt }
  if (isForGood(err)) return null
  const tier = retryTiers[attempt - 1]
  if (consumer.kind === 'events') return tier === undefined ? null : { retrySeconds: tier, attempt: attempt + 1 }
  const isOver = now.getTime() - firstSeenAt.getTime() > consumer.retryHours * 3_600_000
  return isOver ? null : { retrySeconds: tier ?? longest, attempt: attempt + 1 }
}

const isForGood = (err: unknown) =>
  err instanceof Unprocessable || (err instanceof AppError && err.code === 'rule-violated')
