import type { Job, JobError, JobState, Permission } from '@millrace/contract'
import type { Origin } from '../../platform/events/event.ts'
import type { Principal } from '../../platform/identity/actor.ts'
import { mayCancel } from './jobs.policy.ts'

/** What of a job can be shown. */
export interface JobRecord {
  readonly id: string
  readonly kind: string
  readonly requestedBy: string
  /** The permission without which nobody sees or cancels it. */
  readonly needs: Permission | null
  readonly state: JobState
  readonly done: number
  readonly total: number | null
  readonly result: Record<string, unknown> | null
  readonly error: JobError | null
  readonly attempts: number
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly cancelRequestedAt: Date | null
}

/** A job that a worker has taken. */
export interface TakenJob {
  readonly id: string
  readonly kind: string
  readonly requestedBy: string
  readonly permissions: readonly string[]
  readonly origin: Origin
  readonly input: Readonly<Record<string, unknown>>
  readonly checkpoint: unknown
  readonly attempts: number
  /** `bigint`, as the database writes it. */
  readonly leaseToken: string
}

/** What came of a run. */
export type Outcome =
  | { readonly state: 'succeeded'; readonly result: object | null }
  | { readonly state: 'failed'; readonly error: JobError }
  | { readonly state: 'cancelled' }
  /** To be run again: after a failure, or because the worker stops, which is no attempt. */
  | { readonly state: 'queued'; readonly error?: JobError; readonly pauseSeconds: number; readonly isAttempt: boolean }

/** How often a job is begun before it is given up. */
export const mostAttempts = 5

export const toJob = (actor: Principal, { done, total, ...job }: JobRecord): Job => ({
  id: job.id,
  kind: job.kind,
  state: job.state,
  progress: { done, total },
  result: job.result,
  error: job.error,
  attempts: job.attempts,
  requestedBy: job.requestedBy,
  createdAt: job.createdAt.toISOString(),
  startedAt: job.startedAt?.toISOString() ?? null,
  finishedAt: job.finishedAt?.toISOString() ?? null,
  cancelRequestedAt: job.cancelRequestedAt?.toISOString() ?? null,
  can: { cancel: mayCancel(actor, job) },
})
