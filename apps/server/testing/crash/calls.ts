import { setTimeout as delay } from 'node:timers/promises'

const answerMilliseconds = 30_000

/** What a call got, or `null` where there was no answer at all. */
export interface Outcome {
  readonly status: number | null
  readonly milliseconds: number
  /** When it was answered. */
  readonly at: number
  readonly type: string | null
  readonly retryAfter: string | null
  readonly body: string
}

export interface Call {
  readonly method: string
  readonly path: string
  readonly body?: object
}

/** Calls the API as the person of the token. */
export type Caller = (call: Call) => Promise<Outcome>

export const callerOf =
  (address: string, token: string): Caller =>
  async ({ method, path, body }) => {
    const start = performance.now()
    const ended = () => ({ milliseconds: performance.now() - start, at: performance.now() })
    try {
      const answer = await fetch(address + path, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
        signal: AbortSignal.timeout(answerMilliseconds),
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      const { status, headers } = answer
      return {
        status,
        type: headers.get('content-type'),
        retryAfter: headers.get('retry-after'),
        body: text,
        ...ended(),
      }
    } catch {
      return { status: null, type: null, retryAfter: null, body: '', ...ended() }
    }
  }

/** Makes each of the calls again and again until the signal; all that they got. */
export async function callUntil(stop: AbortSignal, call: Caller, calls: readonly Call[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  await Promise.all(
    calls.map(async (one) => {
      while (!stop.aborted) {
        outcomes.push(await call(one))
        await delay(10)
      }
    }),
  )
  return outcomes
}
