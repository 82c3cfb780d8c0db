import { setTimeout as delay } from 'node:timers/promises'
import { Closed } from '@millrace/contract'
import { Type } from 'typebox'
import type { Ctx } from '../platform/context.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { ok } from '../platform/http/answer.ts'
import type { Route } from '../platform/http/route.ts'
import { route } from '../platform/http/route.ts'
import { ping } from './health.store.ts'

const databaseMilliseconds = 2000

const Health = Closed({ status: Type.Literal('ok') }, { title: 'Health' })

/** What only the process itself knows of its health. */
export interface ProcessState {
  readonly isStopping: () => boolean
}

/**
 * Liveness: the process answers. Readiness: it can do its work, so a load balancer may send it requests. Start-up: it
 * has opened everything, which it has when it listens.
 */
export function healthRoutes({ isStopping }: ProcessState): readonly Route[] {
  return [
    health('/health/live', 'Whether the process lives', async () => {}),
    health('/health/ready', 'Whether requests can be answered', (ctx) => assertReady(ctx, isStopping())),
    health('/health/startup', 'Whether the start is done', async () => {}),
  ]
}

function health(path: string, summary: string, check: (ctx: Ctx) => Promise<void>): Route {
  return route({
    method: 'GET',
    path,
    summary,
    tag: 'Health',
    access: 'public',
    limit: 'none',
    schema: { answer: { 200: Health } },
    run: check,
    answer: () => ok({ status: 'ok' }),
  })
}

async function assertReady({ db }: Pick<Ctx, 'db'>, isStopping: boolean): Promise<void> {
  if (isStopping) throw notReady('The server is stopping.')
  const late = new AbortController()
  const timeout = delay(databaseMilliseconds, undefined, { signal: late.signal }).then(() => {
    throw notReady('The database does not answer in time.')
  })
  try {
    await Promise.race([ping(db.read), timeout])
  } catch (err) {
    throw err instanceof AppError ? err : notReady('The database cannot be reached.', err)
  } finally {
    late.abort()
  }
}

const notReady = (detail: string, cause?: unknown) =>
  new AppError('unavailable', { detail, retryAfterSeconds: 2, cause })
