import type { JobError } from '@millrace/contract'
import type { Logger } from 'pino'
import type { Ctx } from '../../platform/context.ts'
import { refusalByDatabase } from '../../platform/database/refusal.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Outcome, TakenJob } from './job.ts'
import { mostAttempts } from './job.ts'
import { jobActor } from './job-actor.ts'
import type { JobKind } from './job-kind.ts'
import { writeOutcome } from './jobs.store.ts'
import { JobInterrupted, LeasedJob } from './leased-job.ts'

export interface RunOptions {
  readonly leaseSeconds: number
  /** How long a job waits after its first failure, its second, and so on; the last one stands for all that follow. */
  readonly retrySeconds: readonly number[]
}

/** A run that is under way. */
export interface Run {
  /** Asks it to end and leave the job to another worker. */
  stop(): void
  /** Gives the job back over the head of a run that does not end; whatever that still writes is refused. */
  giveBack(): Promise<void>
  /** Resolves when it is over and what came of it is written. */
  readonly over: Promise<void>
}

const stopped: Outcome = { state: 'queued', pauseSeconds: 0, isAttempt: false }

/** Runs a job that was taken, and writes what came of it. */
export function startRun(parts: Ctx, kind: JobKind, taken: TakenJob, options: RunOptions): Run {
  const { id: job, origin, attempts } = taken
  const log = parts.log.child({ job, kind: kind.name, ...origin })
  const ctx = { ...parts, log }
  const leased = new LeasedJob({ ...ctx, ...options }, taken)
  const write = async (outcome: Outcome) => {
    const isOurs = await writeOutcome(ctx.db, taken, outcome)
    log.info({ outcome: isOurs ? outcome.state : 'lost' }, 'job run ended')
  }
  const run = async () => {
    log.info({ attempts }, 'job run begun')
    const outcome = await carryOut(ctx, kind, leased, taken, options)
    if (outcome) await write(outcome)
    else log.warn('the job went to another worker before this run had ended')
  }
  // Its lease runs out, and another run begins where this one has left a checkpoint.
  const over = run().catch((err: unknown) => log.error({ err }, 'what came of the job could not be written'))
  return { stop: () => leased.interrupt('stopping'), giveBack: () => write(stopped), over }
}

/** Null when the job is no longer this worker's to decide about. */
async function carryOut(
  ctx: Ctx,
  kind: JobKind,
  leased: LeasedJob,
  taken: TakenJob,
  { retrySeconds }: RunOptions,
): Promise<Outcome | null> {
  const ended = new AbortController()
  const leasing = leased.keepLease(ended.signal)
  try {
    const actor = await jobActor(ctx, taken, kind.needs)
    return { state: 'succeeded', result: await kind.run(ctx, actor, leased) }
  } catch (err) {
    const { reason } = leased.signal
    if (reason instanceof JobInterrupted) return outcomeOf(reason)
    return failureOf(ctx.log, err, taken.attempts, retrySeconds)
  } finally {
    ended.abort()
    await leasing
  }
}

function outcomeOf({ why }: JobInterrupted): Outcome | null {
  if (why === 'lost') return null
  return why === 'cancelled' ? { state: 'cancelled' } : stopped
}

/** What no further attempt can mend fails at once; the rest is tried again until there were too many attempts. */
function failureOf(log: Logger, err: unknown, attempts: number, retrySeconds: readonly number[]): Outcome {
  const known = err instanceof AppError ? err : refusalByDatabase(err)
  const error: JobError = { code: known?.code ?? 'internal', detail: known?.details.detail ?? null }
  const isForGood = known !== null && known.details.retryAfterSeconds === undefined
  if (isForGood || attempts >= mostAttempts) {
    log[isForGood ? 'warn' : 'error']({ err, attempts }, 'the job failed')
    return { state: 'failed', error }
  }
  log.warn({ err, attempts }, 'the job failed and will be tried again')
  const pauseSeconds = retrySeconds[attempts - 1] ?? retrySeconds.at(-1) ?? 0
  return { state: 'queued', error, pauseSeconds, isAttempt: true }
}
