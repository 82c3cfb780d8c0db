import { ApiError } from '@millrace/client'
import i18next from 'i18next'
import type { Task } from '../api/api.ts'
import { reasonOf } from '../notices/notices.tsx'
import type { Result } from './batch.ts'
import { Cancelled } from './batch.ts'

export interface Done {
  readonly before: Task
  /** Null when it is in the trash now. */
  readonly after: Task | null
}

export interface Failed {
  readonly task: Task
  readonly error: unknown
}

/** What came of work on many tasks. */
export interface Outcome {
  readonly done: readonly Done[]
  readonly failed: readonly Failed[]
}

/** Sorts results by what came of them; they are in the order of the tasks. */
export function outcomeOf(tasks: readonly Task[], results: readonly Result[]): Outcome {
  const done: Done[] = []
  const failed: Failed[] = []
  for (const [index, task] of tasks.entries()) {
    const result = results[index] ?? { error: new Error('the server left an operation without a result') }
    if (result.task === undefined) failed.push({ task, error: result.error })
    else done.push({ before: task, after: result.task })
  }
  return { done, failed }
}

export const idsOf = (failed: readonly Failed[]): ReadonlySet<string> => new Set(failed.map(({ task }) => task.id))

export const tasksAfter = (done: readonly Done[]): Task[] => done.flatMap(({ after }) => after ?? [])

/** A task that the person may not change in this way. */
export const forbidden = (task: Task): Failed => ({ task, error: new ApiError(403, { code: 'forbidden' }) })

/** Somebody else changed the same field meanwhile. */
export const conflicting = (task: Task): Failed => ({ task, error: new ApiError(412, { code: 'precondition-failed' }) })

/** How many were refused for which reason, the most frequent first. */
export function reasonsOf(failed: readonly Failed[]): string[] {
  const counts = new Map<string, number>()
  for (const { error } of failed) {
    const reason = reasonOfOne(error)
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const ordered = [...counts].sort(([, one], [, other]) => other - one)
  return ordered.map(([reason, count]) => i18next.t('bulk.refused', { count, reason }))
}

/** Without the place of the operation in its request, which is another one for each task. */
function reasonOfOne(error: unknown): string {
  if (error instanceof Cancelled) return i18next.t('bulk.cancelled')
  if (!(error instanceof ApiError) || error.errors.length === 0) return reasonOf(error)
  return i18next.t('failure.invalid', { detail: error.errors.map(({ message }) => message).join(' ') })
}
