import { ApiError } from './api-error.ts'

type Fetch = (request: Request) => Promise<Response>

export interface RetryOptions {
  readonly fetch?: Fetch
  /** Attempts in all, the first included. */
  readonly attempts?: number
  readonly delay?: (milliseconds: number) => Promise<void>
  /** How long to wait for one answer, in milliseconds. */
  readonly patience?: number
}

const firstDelayMilliseconds = 400
const longestDelayMilliseconds = 20_000

/**
 * Sends a request again, with the same Idempotency-Key, after 429 and 503 and when no answer came, or none in time. A
 * write without a key is sent once, because it may have happened.
 */
export function retryingFetch({
  fetch = (request) => globalThis.fetch(request),
  attempts = 4,
  delay = pause,
  patience = 15_000,
}: RetryOptions = {}) {
  return async (request: Request): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= attempts || !mayRepeat(request)
      try {
        const response = await inTime(fetch, request, patience)
        if (isLast || !asksToWait(response.status)) return response
        await delay(retryAfter(response) ?? backoff(attempt))
      } catch (err) {
        if (request.signal.aborted) throw err
        if (isLast) throw new ApiError(0, { code: 'unreachable' }, { cause: err })
        await delay(backoff(attempt))
      }
    }
  }
}

/** One attempt, given up by the caller or when `patience` is over. */
async function inTime(fetch: Fetch, request: Request, patience: number): Promise<Response> {
  const controller = new AbortController()
  const giveUp = () => controller.abort()
  request.signal.addEventListener('abort', giveUp)
  const timer = setTimeout(giveUp, patience)
  // Raced, because a request that nobody holds any more is not told that its signal aborted.
  const over = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason))
  })
  try {
    return await Promise.race([fetch(new Request(request.clone(), { signal: controller.signal })), over])
  } finally {
    clearTimeout(timer)
  }
}

const mayRepeat = ({ method, headers }: Request) =>
  method === 'GET' || method === 'HEAD' || method === 'DELETE' || headers.has('idempotency-key')

const asksToWait = (status: number) => status === 429 || status === 503

/** RFC 9110, section 10.2.3: seconds or a date. */
function retryAfter({ headers }: Response): number | null {
  const value = headers.get('retry-after')
  if (value === null) return null
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000
  if (Number.isNaN(seconds)) return null
  return Math.min(Math.max(seconds * 1000, 0), longestDelayMilliseconds)
}

/** Doubles, and spreads clients that failed together. */
const backoff = (attempt: number) => firstDelayMilliseconds * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
