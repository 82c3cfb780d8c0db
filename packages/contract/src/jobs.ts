import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Id, Instant, List, Nullable, PageQuery } from './common.ts'
import type { ErrorCode } from './errors.ts'
import { errorCatalogue } from './errors.ts'

export const jobStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

/** Why a job failed: a code of the error catalogue, and what it means here. */
export const JobError = Closed({
  code: Type.Enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]]),
  detail: Nullable(Type.String()),
})
export type JobError = Static<typeof JobError>

/** Work in the background, with a result for whoever asked for it. */
export const Job = Closed(
  {
    id: Id,
    kind: Type.String({ examples: ['dead-letters.redrive'] }),
    state: Type.Enum(jobStates),
    progress: Closed({ done: Type.Integer(), total: Nullable(Type.Integer()) }),
    result: Nullable(Type.Record(Type.String(), Type.Unknown())),
    error: Nullable(JobError),
    /** How often it was begun; being interrupted by the end of a process in good order does not count. */
    attempts: Type.Integer(),
    requestedBy: Id,
    createdAt: Instant,
    startedAt: Nullable(Instant),
    finishedAt: Nullable(Instant),
    cancelRequestedAt: Nullable(Instant),
    can: Closed({ cancel: Type.Boolean() }),
  },
  { title: 'Job' },
)
export type Job = Static<typeof Job>
export const JobList = List(Job)

export const JobQuery = Closed(PageQuery)
export type JobQuery = Static<typeof JobQuery>
