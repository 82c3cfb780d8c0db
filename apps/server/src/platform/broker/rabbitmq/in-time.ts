import { setTimeout as delay } from 'node:timers/promises'

/** What was waited for did not come; it may still. */
export class Late extends Error {
  override readonly name = 'Late'
}

/** Waits for an answer of the broker, which gives none while it is stopped or takes no messages. */
export async function inTime<T>(answer: Promise<T>, milliseconds: number, what: string): Promise<T> {
  const patience = new AbortController()
  const late = delay(milliseconds, undefined, { signal: patience.signal }).then(() => {
    throw new Late(`RabbitMQ did not ${what} within ${milliseconds / 1000} s`)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    patience.abort()
  }
}
