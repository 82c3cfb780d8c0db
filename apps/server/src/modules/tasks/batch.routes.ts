import { errorCatalogue, TaskBatch, TaskBatchResults } from '@millrace/contract'
import { ok } from '../../platform/http/answer.ts'
import { toProblem } from '../../platform/http/problem.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import type { BatchResult } from './batch-tasks.ts'
import { batchTasks } from './batch-tasks.ts'

const bodyLimit = 4 * 1024 * 1024

export const batchRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/tasks/batch',
    summary: 'Run up to 500 operations on tasks',
    tag: 'Tasks',
    access: 'tasks:write',
    limit: 'heavy',
    bodyLimit,
    schema: { body: TaskBatch, answer: { 200: TaskBatchResults } },
    run: (ctx, { actor, body }) => batchTasks(ctx, actor, body),
    answer: (results) => ok(`{"results":[${results.map(resultJson).join(',')}]}`),
  }),
]

const statuses = { created: 201, changed: 200, deleted: 204 } as const

/** What the operation would have been answered as a request of its own. The JSON of tasks is passed through. */
function resultJson({ outcome, task, error }: BatchResult): string {
  if (outcome === 'refused') {
    return JSON.stringify({ status: errorCatalogue[error.code].status, problem: toProblem(error, null) })
  }
  return task ? `{"status":${statuses[outcome]},"task":${task.body}}` : `{"status":${statuses[outcome]}}`
}
