import { performance } from 'node:perf_hooks'
import { runRounds } from '../../platform/clock/pause.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { TakenJob } from './job.ts'
import type { RunningJob } from './job-kind.ts'
import type { Lease } from './jobs.store.ts'
import { renewLease, writeCheckpoint, writeProgress } from './jobs.store.ts'

const beatsPerLease = 4

/** Why a run has to end before the job does; the reason of its signal. */
export class JobInterrupted extends Error {
  override readonly name = 'JobInterrupted'
  readonly why: 'cancelled' | 'lost' | 'stopping'

  constructor(why: JobInterrupted['why']) {
    super(`The run was interrupted: ${why}.`)
    this.why = why
  }
}

interface Parts extends Pick<Ctx, 'db' | 'log'> {
  readonly leaseSeconds: number
}

/** A job in the hands of a worker, which has it for as long as its lease token is the newest. */
export class LeasedJob implements RunningJob {
  readonly id: string
  readonly input: TakenJob['input']
  readonly reached: unknown
  readonly #parts: Parts
  readonly #taken: TakenJob
  readonly #interruption = new AbortController()
  // By this process's own clock, which goes on while the process is paused.
  #renewedAt = performance.now()

  constructor(parts: Parts, taken: TakenJob) {
    this.#parts = parts
    this.#taken = taken
    this.id = taken.id
    this.input = taken.input
    this.reached = taken.checkpoint
  }

  get signal(): AbortSignal {
    return this.#interruption.signal
  }

  interrupt(why: JobInterrupted['why']): void {
    this.#interruption.abort(new JobInterrupted(why))
  }

  async progress(done: number, total: number | null, tx: Queryable = this.#parts.db): Promise<void> {
    this.#hear(await writeProgress(tx, this.#taken, done, total))
  }

  async checkpoint(state: unknown, tx: Queryable = this.#parts.db): Promise<void> {
    this.#hear(await writeCheckpoint(tx, this.#taken, state))
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.signal.throwIfAborted()
    const at = performance.now()
    const result = await this.#parts.db.transaction(async (tx) => {
      this.#hear(await renewLease(tx, this.#taken, this.#parts.leaseSeconds))
      return work(tx)
    })
    this.#renewedAt = at
    return result
  }

  /** Renews the lease until the signal, and learns by that of a cancellation or the loss of the job. */
  async keepLease(ended: AbortSignal): Promise<void> {
    const pause = (this.#parts.leaseSeconds * 1000) / beatsPerLease
    await runRounds(pause, () => this.#renew().then(() => pause), AbortSignal.any([ended, this.signal]))
  }

  async #renew(): Promise<void> {
    const { db, log, leaseSeconds } = this.#parts
    const at = performance.now()
    try {
      this.#heed(await renewLease(db, this.#taken, leaseSeconds))
      this.#renewedAt = at
    } catch (err) {
      // A transaction of the job itself may have been in the way; its fence has renewed the lease.
      log.debug({ err }, 'the lease of the job could not be renewed')
      if (performance.now() - this.#renewedAt > leaseSeconds * 1000) this.interrupt('lost')
    }
  }

  #heed(lease: Lease | undefined): void {
    if (!lease) this.interrupt('lost')
    else if (lease.isCancelled) this.interrupt('cancelled')
  }

  #hear(lease: Lease | undefined): void {
    this.#heed(lease)
    this.signal.throwIfAborted()
  }
}
