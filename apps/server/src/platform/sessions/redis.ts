import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { AppError } from '../errors/app-error.ts'

const connectMilliseconds = 3000
const answerMilliseconds = 1000
const longestPauseMilliseconds = 2000

/**
 * Connects to Redis. Rejects with the reason when it cannot be reached now; lost later, commands fail at once and the
 * connection is made again when there is somebody to talk to.
 */
export async function openRedis(url: string, log: Pick<Logger, 'warn'>): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    protocol: 2,
    enableOfflineQueue: false,
    connectTimeout: connectMilliseconds,
    commandTimeout: answerMilliseconds,
    maxRetriesPerRequest: 0,
    retryStrategy: (tries) => Math.min(tries * 100, longestPauseMilliseconds),
  })
  let reason = 'it does not answer'
  const explain = (err: Error) => {
    reason = err.message
  }
  redis.on('error', explain)
  try {
    await redis.connect()
    await redis.ping()
  } catch (err) {
    redis.disconnect()
    throw new Error(reason === 'it does not answer' && err instanceof Error ? err.message : reason)
  }
  redis.off('error', explain)
  redis.on('error', (err) => log.warn({ err }, 'the connection to Redis is lost'))
  return redis
}

// What a Redis that is starting, full or following another one answers.
const awayReplies = /^(LOADING|BUSY|OOM|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MISCONF|NOREPLICAS)\b/

/** Tells a Redis that cannot be asked from a fault of ours. */
export async function asking<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (err) {
    if (err instanceof Error && err.name === 'ReplyError' && !awayReplies.test(err.message)) throw err
    throw new AppError('unavailable', {
      detail: 'The store of sessions does not answer in time. Bearer tokens work; try again in a moment.',
      retryAfterSeconds: 2,
      cause: err,
    })
  }
}
