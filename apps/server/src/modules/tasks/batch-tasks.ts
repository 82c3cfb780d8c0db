import type { BatchOperation, TaskBatch } from '@millrace/contract'
import { errorCatalogue } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { toProblem } from '../../platform/http/problem.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { boardChanged, newTask, refusal, toAnswer } from './create-task.ts'
import type { NewTask } from './create-tasks.store.ts'
import { createTaskRows } from './create-tasks.store.ts'
import { trashOn } from './delete-task.ts'
import { moveOn } from './move-task.ts'
import { restoreOn } from './restore-task.ts'
import type { TaskAnswer } from './task.ts'
import { lockProjectOfTask } from './task-locks.store.ts'
import { updateOn } from './update-task.ts'

type Uses = Pick<Ctx, 'db' | 'clock' | 'newId'>

/** What came of one operation: the task, an error, or nothing to say for a deletion. */
export interface BatchResult {
  readonly status: number
  readonly task?: TaskAnswer
  readonly error?: AppError
}

/**
 * Runs up to 500 operations in one transaction. Atomic: the first refusal undoes all. Otherwise each is refused on
 * its own. New tasks are created together, in one statement.
 */
export function batchTasks(ctx: Uses, actor: Actor, { atomic = true, operations }: TaskBatch): Promise<BatchResult[]> {
  // The key of the whole batch, not of each operation in it.
  const { once: _, ...each } = actor
  return writeOnce(
    ctx,
    actor,
    async (tx) => {
      const results = await createAll(ctx, tx, each, operations)
      for (const [index, operation] of operations.entries()) {
        const known = results.get(index)
        const result = known ?? (await attempt(() => run(ctx, tx, each, operation)))
        if (atomic && result.error) throw at(index, result.error)
        results.set(index, result)
      }
      return operations.map((_operation, index) => results.get(index) as BatchResult)
    },
    projectsOf,
  )
}

const projectsOf = (results: readonly BatchResult[]): string[] => [
  ...new Set(results.flatMap(({ task }) => (task ? [task.projectId] : []))),
]

/** Creates everything that the batch creates; what was refused gets its reason. */
async function createAll(
  ctx: Uses,
  tx: Transaction,
  actor: Actor,
  operations: readonly BatchOperation[],
): Promise<Map<number, BatchResult>> {
  const results = new Map<number, BatchResult>()
  const now = ctx.clock.now()
  const tasks: NewTask[] = []
  for (const [index, operation] of operations.entries()) {
    if (!('create' in operation)) continue
    try {
      tasks.push(newTask(ctx, now, operation.create, index))
    } catch (err) {
      results.set(index, failed(err))
    }
  }
  if (tasks.length === 0) return results
  const ordinals = new Map(tasks.map(({ id, ordinal }) => [id, ordinal]))
  for (const created of await createTaskRows(tx, { actor, now, tasks })) {
    results.set(ordinals.get(created.id) as number, { status: 201, task: toAnswer(actor, created) })
  }
  for (const task of tasks) {
    if (!results.has(task.ordinal))
      results.set(task.ordinal, failed((await refusal(tx, actor, task)) ?? boardChanged()))
  }
  return results
}

async function run(ctx: Uses, tx: Transaction, actor: Actor, operation: BatchOperation): Promise<BatchResult> {
  if ('update' in operation) {
    const { id, version, set } = operation.update
    if (set.parentId) await lockProjectOfTask(tx, id)
    return { status: 200, task: await updateOn(tx, ctx, actor, { id, patch: set, requiredVersion: version ?? null }) }
  }
  if ('delete' in operation) {
    requirePermission(actor, 'tasks:delete')
    const { id, version } = operation.delete
    await trashOn(tx, ctx, actor, { id, restore: false, requiredVersion: version ?? null })
    return { status: 204 }
  }
  if ('restore' in operation) {
    requirePermission(actor, 'tasks:delete')
    return { status: 200, task: await restoreOn(tx, ctx, actor, operation.restore.id, null) }
  }
  if ('move' in operation) {
    return { status: 200, task: await moveOn(tx, ctx, actor, { ...operation.move, requiredVersion: null }) }
  }
  throw new TypeError('a batch operation without a name passed its schema')
}

async function attempt(work: () => Promise<BatchResult>): Promise<BatchResult> {
  try {
    return await work()
  } catch (err) {
    return failed(err)
  }
}

/** A refusal is a result; anything else ends the batch. */
function failed(error: unknown): BatchResult {
  if (!(error instanceof AppError)) throw error
  return { status: errorCatalogue[error.code].status, error }
}

/** The same error, told from the place of its operation. */
function at(index: number, { code, details }: AppError): AppError {
  const errors = (details.errors ?? [{ in: 'body', pointer: '', message: details.detail ?? 'was refused' }]).map(
    (field) => ({ ...field, in: 'body' as const, pointer: `/operations/${index}${field.pointer}` }),
  )
  return new AppError(code, {
    ...details,
    detail: `Nothing was changed: operation ${index} was refused. ${details.detail ?? ''}`.trim(),
    errors,
  })
}

/** The answer to a batch, a result for each operation in its order. */
export const batchBody = (results: readonly BatchResult[]): string =>
  `{"results":[${results.map((result) => resultJson(result)).join(',')}]}`

function resultJson({ status, task, error }: BatchResult): string {
  if (task) return `{"status":${status},"task":${task.body}}`
  return JSON.stringify(error ? { status, problem: toProblem(error, null) } : { status })
}
