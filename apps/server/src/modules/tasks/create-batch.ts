import type { BatchOperation } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Attempt } from './attempt.ts'
import { boardChanged, newTask, refusal, toAnswer } from './create-task.ts'
import type { NewTask } from './create-tasks.store.ts'
import { createTaskRows } from './create-tasks.store.ts'
import type { TaskAnswer } from './task.ts'

/** What came of each task to be created, by the place of its operation. */
type Created = Map<number, TaskAnswer | AppError>

interface Creation {
  readonly actor: Actor
  readonly now: Date
  readonly attempt: Attempt
  /** A statement for each project, so that one that is held by somebody else does not hold up the others. */
  readonly byProject: boolean
}

/** Creates everything that a batch creates, in one statement unless told; what was refused gets its reason. */
export async function createBatch(
  ctx: Pick<Ctx, 'newId'>,
  tx: Transaction,
  operations: readonly BatchOperation[],
  creation: Creation,
): Promise<Created> {
  const results: Created = new Map()
  const tasks: NewTask[] = []
  for (const [index, operation] of operations.entries()) {
    if (!('create' in operation)) continue
    try {
      tasks.push(newTask(ctx, creation.now, operation.create, index))
    } catch (err) {
      if (!(err instanceof AppError)) throw err
      results.set(index, err)
    }
  }
  for (const group of creation.byProject ? groupsOf(tasks) : [tasks]) await createGroup(tx, group, creation, results)
  return results
}

function groupsOf(tasks: readonly NewTask[]): NewTask[][] {
  const groups = new Map<string | undefined, NewTask[]>()
  for (const task of tasks) {
    const group = groups.get(task.projectId)
    if (group) group.push(task)
    else groups.set(task.projectId, [task])
  }
  return [...groups.values()]
}

async function createGroup(
  tx: Transaction,
  tasks: readonly NewTask[],
  { actor, now, attempt }: Creation,
  results: Created,
): Promise<void> {
  if (tasks.length === 0) return
  const created = await attempt(() => createTaskRows(tx, { actor, now, tasks }))
  if (created instanceof AppError) {
    for (const { ordinal } of tasks) results.set(ordinal, created)
    return
  }
  const ordinals = new Map(tasks.map(({ id, ordinal }) => [id, ordinal]))
  for (const task of created) results.set(ordinals.get(task.id) as number, toAnswer(actor, task))
  for (const task of tasks) {
    if (!results.has(task.ordinal)) results.set(task.ordinal, (await refusal(tx, actor, task)) ?? boardChanged())
  }
}
