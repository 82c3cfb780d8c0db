import type { OpenContext } from '../app/context.ts'
import type { PeriodicJob } from '../app/periodic-jobs.ts'
import { periodicJobs } from '../app/periodic-jobs.ts'
import { openLeader } from '../platform/leader/leader.ts'
import type { MetricSource } from '../platform/telemetry/metrics.ts'
import type { JobState } from './periodic-runs.ts'
import { neverRun, runPeriodically } from './periodic-runs.ts'
import type { RoleParts, RunningRole } from './role.ts'

export interface Scheduler extends RunningRole {
  readonly isLeading: boolean
  /** How each job does, by name. */
  jobStates(): Readonly<Record<string, JobState>>
}

/** Does what is to be done again and again. Of several schedulers one does it; when it dies, another within 5 s. */
export function startScheduler(
  { ctx, databaseUrl }: Pick<OpenContext, 'ctx' | 'databaseUrl'>,
  { metrics }: Pick<RoleParts, 'metrics'>,
  jobs: readonly PeriodicJob[] = periodicJobs,
): Scheduler {
  const states = new Map<string, JobState>(jobs.map(({ name }) => [name, neverRun]))
  const note = (name: string, change: (state: JobState) => JobState) =>
    states.set(name, change(states.get(name) ?? neverRun))
  const leader = openLeader(
    {
      ...({ url: databaseUrl, name: 'scheduler', log: ctx.log } as const),
      onError: (err) => ctx.log.error({ err }, 'the scheduler could not lead; trying again'),
    },
    (term) => runPeriodically(ctx, jobs, term, note),
  )
  for (const source of metricsOf(states, () => leader.isLeading)) metrics?.add(source)
  return {
    get isLeading() {
      return leader.isLeading
    },
    jobStates: () => Object.fromEntries(states),
    close: () => leader.close(),
  }
}

function metricsOf(states: ReadonlyMap<string, JobState>, isLeading: () => boolean): MetricSource[] {
  const ofEach = (value: (state: JobState) => number | null) => () =>
    [...states].flatMap(([job, state]) => {
      const found = value(state)
      return found === null ? [] : [{ value: found, labels: { job } }]
    })
  return [
    {
      name: 'millrace_scheduler_leading',
      help: 'Whether this scheduler is the one that works',
      type: 'gauge',
      values: () => [{ value: isLeading() ? 1 : 0 }],
    },
    {
      name: 'millrace_periodic_job_last_success_timestamp_seconds',
      help: 'When a periodic job last did well in this process',
      type: 'gauge',
      values: ofEach(({ lastSuccessAt }) => lastSuccessAt && lastSuccessAt.getTime() / 1000),
    },
    {
      name: 'millrace_periodic_job_failures',
      help: 'How often a periodic job failed in a row',
      type: 'gauge',
      values: ofEach(({ failures }) => failures),
    },
    {
      name: 'millrace_periodic_job_duration_seconds',
      help: 'How long the last run of a periodic job took',
      type: 'gauge',
      values: ofEach(({ seconds }) => seconds),
    },
  ]
}
