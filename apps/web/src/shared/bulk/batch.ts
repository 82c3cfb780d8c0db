import type { Schemas } from '@millrace/client'
import { ApiError, answerOf } from '@millrace/client'
import type { Task } from '../api/api.ts'
import { api } from '../api/api.ts'

export type Operation = Schemas['TaskBatch']['operations'][number]

/** What came of one operation: the task, null when it is in the trash now, or why it was refused. */
export type Result =
  | { readonly task: Task | null; readonly error?: never }
  | { readonly error: unknown; readonly task?: never }

/** Long work as the person sees it. */
export interface Work {
  /** Tells that so many more are done with. */
  readonly advance: (count: number) => void
  readonly isCancelled: () => boolean
}

/** The reason of everything that comes after the person said stop. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

const chunkSize = 500

/**
 * Runs operations of any number, each on its own, 500 in a request, and answers a result for each in their order.
 * When a request fails as a whole, the ones after it are not sent.
 */
export async function runOperations(operations: readonly Operation[], work: Work): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < operations.length; start += chunkSize) {
    const chunk = operations.slice(start, start + chunkSize)
    try {
      if (work.isCancelled()) throw new Cancelled()
      results.push(...(await runChunk(chunk)))
    } catch (error) {
      return [...results, ...operations.slice(start).map(() => ({ error }))]
    }
    work.advance(chunk.length)
  }
  return results
}

async function runChunk(operations: Operation[]): Promise<Result[]> {
  const { results } = await answerOf(api.POST('/v1/tasks/batch', { body: { atomic: false, operations } }))
  return results.map(({ status, task, problem }) =>
    problem ? { error: new ApiError(status, problem) } : { task: task ?? null },
  )
}
