import { setTimeout as delay } from 'node:timers/promises'
import type { WokenRounds } from '../../platform/clock/woken-rounds.ts'
import { runWhenWoken } from '../../platform/clock/woken-rounds.ts'
import type { Ctx } from '../../platform/context.ts'
import { mostAttempts } from './job.ts'
import type { JobKind } from './job-kind.ts'
import { takeJob } from './jobs.store.ts'
import type { Run, RunOptions } from './run-job.ts'
import { startRun } from './run-job.ts'

export interface JobRunner {
  /** Looks for jobs at once. */
  wake(): void
  /** Takes no more jobs, lets those that run end for some seconds, and gives the others back as they are. */
  close(): Promise<void>
}

interface Options extends Partial<RunOptions> {
  readonly ctx: Ctx
  readonly kinds: readonly JobKind[]
  /** How many jobs one process has in hand at most. */
  readonly concurrency: number
  /** How long it pauses when there is nothing to do. */
  readonly idleSeconds?: number
  readonly graceSeconds?: number
}

// What a run that was told to stop may take to come to a good place.
const stopMilliseconds = 2000
const lastError = { code: 'internal', detail: 'Every worker that took the job ended before the job did.' }

/**
 * Takes jobs of these kinds and runs them. A job is held by a lease: of a worker that died or hangs it goes to another
 * one, which begins at the last checkpoint.
 */
export function runJobs(options: Options): JobRunner {
  const runner = new Runner(options)
  return { wake: () => runner.wake(), close: () => runner.close() }
}

class Runner {
  readonly #ctx: Ctx
  readonly #kinds: ReadonlyMap<string, JobKind>
  readonly #options: Required<Omit<Options, 'ctx' | 'kinds'>>
  readonly #runs = new Set<Run>()
  readonly #closing = new AbortController()
  readonly #rounds: WokenRounds
  #isLooking = true

  constructor({ ctx, kinds, ...options }: Options) {
    this.#ctx = ctx
    this.#kinds = new Map(kinds.map((kind) => [kind.name, kind]))
    const usual = { leaseSeconds: 20, retrySeconds: [5, 30, 120, 600], idleSeconds: 2, graceSeconds: 10 }
    this.#options = { ...usual, ...options }
    const idleMilliseconds = this.#options.idleSeconds * 1000
    this.#rounds = runWhenWoken(() => this.#take(), {
      idleMilliseconds,
      signal: this.#closing.signal,
      onError: (err) => {
        this.#tell(err)
        return idleMilliseconds
      },
    })
  }

  wake(): void {
    this.#rounds.wake()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#rounds.ended
    await this.#runsEnd(this.#options.graceSeconds * 1000)
    for (const run of this.#runs) run.stop()
    await this.#runsEnd(stopMilliseconds)
    await Promise.all([...this.#runs].map((run) => run.giveBack().catch((err: unknown) => this.#tell(err))))
  }

  /** Whether there may be more to take. */
  async #take(): Promise<boolean> {
    const { leaseSeconds, concurrency } = this.#options
    if (this.#runs.size >= concurrency) return false
    const kinds = [...this.#kinds.keys()]
    const taken = await takeJob(this.#ctx.db, { kinds, leaseSeconds, mostAttempts, lastError })
    this.#isLooking = true
    const kind = taken && this.#kinds.get(taken.kind)
    if (kind && taken.state === 'running') this.#follow(startRun(this.#ctx, kind, taken, this.#options))
    else if (taken) this.#ctx.log.warn({ job: taken.id, kind: taken.kind, ...taken.origin }, `job ${taken.state}`)
    return taken !== undefined
  }

  #follow(run: Run): void {
    this.#runs.add(run)
    void run.over.then(() => {
      this.#runs.delete(run)
      this.wake()
    })
  }

  async #runsEnd(milliseconds: number): Promise<void> {
    const ended = new AbortController()
    const all = Promise.all([...this.#runs].map(({ over }) => over))
    const limit = delay(milliseconds, undefined, { signal: ended.signal }).catch(() => undefined)
    await Promise.race([all, limit])
    ended.abort()
  }

  /** Once for each time in which the database is away. */
  #tell(err: unknown): void {
    if (this.#isLooking) this.#ctx.log.error({ err }, 'jobs cannot be looked for at present')
    this.#isLooking = false
  }
}
