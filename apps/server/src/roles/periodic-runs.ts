import type { PeriodicJob } from '../app/periodic-jobs.ts'
import { runRounds } from '../platform/clock/pause.ts'
import type { Ctx } from '../platform/context.ts'
import type { Term } from '../platform/leader/leader.ts'

/** How a periodic job does in this process. */
export interface JobState {
  readonly lastSuccessAt: Date | null
  readonly lastFailureAt: Date | null
  /** In a row. */
  readonly failures: number
  /** How long the last run took. */
  readonly seconds: number | null
}

export const neverRun: JobState = { lastSuccessAt: null, lastFailureAt: null, failures: 0, seconds: null }

type Held = Pick<Term, 'signal' | 'isHeld'>

/** Runs each job at once and then in its rhythm, apart from the others, until the term ends. `note` is told of each run. */
export async function runPeriodically(
  ctx: Ctx,
  jobs: readonly PeriodicJob[],
  { signal, isHeld }: Held,
  note: (name: string, change: (state: JobState) => JobState) => void,
): Promise<void> {
  await Promise.all(jobs.map((job) => runRounds(0, roundsOf(job), signal)))

  function roundsOf(job: PeriodicJob): () => Promise<number> {
    let failures = 0
    return async () => {
      // Whoever was paused may have lost the lock and not know it yet.
      if (!isHeld()) return 1000
      const started = performance.now()
      const seconds = () => Math.round(performance.now() - started) / 1000
      try {
        await job.run(ctx, signal)
        failures = 0
        note(job.name, (state) => ({ ...state, lastSuccessAt: ctx.clock.now(), failures, seconds: seconds() }))
        return job.everySeconds * 1000
      } catch (err) {
        if (signal.aborted) return 0
        failures += 1
        const pause = pauseAfter(failures, job.everySeconds)
        note(job.name, (state) => ({ ...state, lastFailureAt: ctx.clock.now(), failures, seconds: seconds() }))
        ctx.log.error({ err, job: job.name, failures, pause }, 'a periodic job failed; it is tried again')
        return pause * 1000
      }
    }
  }
}

/** Seconds: 5, 10, 20 … up to five minutes or the job's own rhythm, with jitter. */
const pauseAfter = (failures: number, everySeconds: number): number =>
  Math.min(5 * 2 ** (failures - 1), 300, everySeconds) * (0.75 + Math.random() / 4)
