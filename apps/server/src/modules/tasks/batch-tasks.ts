import type { BatchOperation, TaskBatch } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { isBlocked } from '../../platform/database/refusal.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { requireRecentSecondFactor } from '../../platform/identity/step-up.ts'
import type { Attempt } from './attempt.ts'
import { attempt, attemptsApart } from './attempt.ts'
import { createBatch } from './create-batch.ts'
import { runOperation } from './run-operation.ts'
import type { TaskAnswer } from './task.ts'

type Uses = Pick<Ctx, 'db' | 'clock' | 'newId'>

/** What came of one operation: the task, nothing more to say of a deletion, or why it was refused. */
export type BatchResult =
  | { readonly outcome: 'created' | 'changed'; readonly task: TaskAnswer; readonly error?: never }
  | { readonly outcome: 'deleted'; readonly task?: never; readonly error?: never }
  | { readonly outcome: 'refused'; readonly task?: never; readonly error: AppError }

interface Manner {
  readonly attempt: Attempt
  /** Stops at the first refusal, and with it undoes all. */
  readonly atomic: boolean
  /** Expects that somebody else holds some of what is to be changed. */
  readonly blocked: boolean
}

/**
 * Runs up to 500 operations in one transaction. Atomic: the first refusal undoes all. Otherwise each is refused on
 * its own, also when somebody else holds what it would change. New tasks are created together, in one statement.
 * More than fifty deletions ask for a recent second factor.
 */
export async function batchTasks(
  ctx: Uses,
  actor: Actor,
  { atomic = true, operations }: TaskBatch,
): Promise<BatchResult[]> {
  // The key of the whole batch, not of each operation in it.
  const { once: _, ...each } = actor
  if (isWideDeletion(operations) && may(actor, 'tasks:delete')) requireRecentSecondFactor(actor, ctx.clock)
  const run = (manner: (tx: Transaction) => Manner | Promise<Manner>) =>
    writeOnce(ctx, actor, async (tx) => runAll(ctx, tx, each, operations, await manner(tx)), projectsOf)
  try {
    return await run(() => ({ attempt, atomic, blocked: false }))
  } catch (err) {
    if (atomic || !isBlocked(err)) throw err
    // What waits in vain ends its transaction. Now each has a part of its own, at two more round trips.
    return run(async (tx) => ({ attempt: await attemptsApart(tx), atomic, blocked: true }))
  }
}

/** How many tasks are deleted at once without a second factor. */
const mostDeletions = 50

const isWideDeletion = (operations: readonly BatchOperation[]): boolean =>
  operations.filter((operation) => 'delete' in operation).length > mostDeletions

const projectsOf = (results: readonly BatchResult[]): string[] => [
  ...new Set(results.flatMap(({ task }) => (task ? [task.projectId] : []))),
]

async function runAll(
  ctx: Uses,
  tx: Transaction,
  actor: Actor,
  operations: readonly BatchOperation[],
  { attempt, atomic, blocked }: Manner,
): Promise<BatchResult[]> {
  const created = await createBatch(ctx, tx, operations, { actor, now: ctx.clock.now(), attempt, byProject: blocked })
  const results: BatchResult[] = []
  for (const [index, operation] of operations.entries()) {
    const made =
      'create' in operation ? created.get(index) : await attempt(() => runOperation(ctx, tx, actor, operation))
    if (made instanceof AppError) {
      const error = atPlace(index, operation, made)
      if (atomic) throw undone(index, error)
      results.push({ outcome: 'refused', error })
    } else if (made) results.push({ outcome: 'create' in operation ? 'created' : 'changed', task: made })
    else results.push({ outcome: 'deleted' })
  }
  return results
}

/** Where the fields of an operation are in it. */
const fieldsOf = (operation: BatchOperation): string => {
  if ('update' in operation) return '/update/set'
  if ('move' in operation) return '/move/to'
  return `/${Object.keys(operation)[0]}`
}

/** The same error, told from the place of its operation in the batch. */
function atPlace(index: number, operation: BatchOperation, { code, details }: AppError): AppError {
  if (!details.errors) return new AppError(code, details)
  const fields = `/operations/${index}${fieldsOf(operation)}`
  const errors = details.errors.map((field) => ({ ...field, in: 'body' as const, pointer: fields + field.pointer }))
  return new AppError(code, { ...details, errors })
}

function undone(index: number, { code, details }: AppError): AppError {
  const whole = { in: 'body' as const, pointer: `/operations/${index}`, message: details.detail ?? 'was refused' }
  return new AppError(code, {
    ...details,
    detail: `Nothing was changed: operation ${index} was refused. ${details.detail ?? ''}`.trim(),
    errors: details.errors ?? [whole],
  })
}
