import type { Task } from '../api/api.ts'
import { hideTasks, putTasks, renewTasks } from '../tasks/task-cache.ts'
import type { Operation, Work } from './batch.ts'
import { runOperations } from './batch.ts'
import type { Outcome } from './outcome.ts'
import { idsOf, outcomeOf, tasksAfter } from './outcome.ts'

/** Puts many tasks into the trash; they leave the screen at once. */
export const deleteMany = (tasks: readonly Task[], work: Work): Promise<Outcome> =>
  leave(tasks, false, ({ id }) => ({ delete: { id } }), work)

/** Takes many tasks out of the trash. */
export const restoreMany = (tasks: readonly Task[], work: Work): Promise<Outcome> =>
  leave(tasks, true, ({ id }) => ({ restore: { id } }), work)

async function leave(
  tasks: readonly Task[],
  isInTrash: boolean,
  operationOf: (task: Task) => Operation,
  work: Work,
): Promise<Outcome> {
  const ids = new Set(tasks.map(({ id }) => id))
  const putBack = hideTasks(ids, ({ deleted = false }) => deleted === isInTrash)
  const outcome = outcomeOf(tasks, await runOperations(tasks.map(operationOf), work))
  putBack(idsOf(outcome.failed))
  putTasks(tasksAfter(outcome.done))
  void renewTasks(ids)
  return outcome
}
