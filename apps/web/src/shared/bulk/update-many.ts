import { answerOf } from '@millrace/client'
import type { Task } from '../api/api.ts'
import { api } from '../api/api.ts'
import { conflictsOf } from '../api/conflicts.ts'
import { isStale } from '../api/save-on-top.ts'
import type { PutBack } from '../tasks/task-cache.ts'
import { hideTasks, putTask, putTasks, showChanges } from '../tasks/task-cache.ts'
import type { Work } from './batch.ts'
import { runOperations } from './batch.ts'
import type { BulkChange, ChangeOf } from './changes.ts'
import type { Done, Failed, Outcome } from './outcome.ts'
import { conflicting, idsOf, outcomeOf, tasksAfter } from './outcome.ts'

type Edit = Pick<BulkChange, 'changeOf' | 'isMerging'>

const rounds = 3

/**
 * Changes many tasks, on the screen at once. What others changed meanwhile in other fields is kept; a task of which
 * they changed the same field is left as they made it, and comes back as failed.
 */
export async function updateMany(tasks: readonly Task[], edit: Edit, work: Work): Promise<Outcome> {
  const putBack = show(tasks, edit.changeOf)
  const done: Done[] = tasks.filter((task) => isEmpty(edit, task)).map((task) => ({ before: task, after: task }))
  const failed: Failed[] = []
  let pending = tasks.filter((task) => !isEmpty(edit, task))
  for (let round = 1; pending.length > 0; round += 1) {
    const outcome = await send(pending, edit.changeOf, work)
    const stale = outcome.failed.filter(({ error }) => round < rounds && isStale(error))
    done.push(...outcome.done)
    failed.push(...outcome.failed.filter((each) => !stale.includes(each)))
    pending = await readAgain(stale, edit, failed)
    // What is as it should be after all.
    done.push(...pending.filter((task) => isEmpty(edit, task)).map((task) => ({ before: task, after: task })))
    pending = pending.filter((task) => !isEmpty(edit, task))
  }
  putBack(idsOf(failed))
  putTasks(tasksAfter(done))
  return { done, failed }
}

const isEmpty = ({ changeOf }: Edit, task: Task) => Object.keys(changeOf(task)).length === 0

async function send(tasks: readonly Task[], changeOf: ChangeOf, work: Work): Promise<Outcome> {
  const operations = tasks.map((task) => ({
    update: { id: task.id, version: task.version, set: changeOf(task) },
  }))
  return outcomeOf(tasks, await runOperations(operations, work))
}

/** A card that goes to another column leaves its own at once. */
function show(tasks: readonly Task[], changeOf: ChangeOf): PutBack {
  const changes = new Map(tasks.map((task) => [task.id, changeOf(task)]))
  const columns = new Map(
    [...changes].flatMap(([id, { columnId }]) => (columnId === undefined ? [] : [[id, columnId]])),
  )
  const target = new Set(columns.values())
  const putBackHidden =
    target.size === 0
      ? null
      : hideTasks(new Set(columns.keys()), ({ column }) => column !== undefined && !target.has(column))
  const putBackChanges = showChanges(changes)
  return (ids) => {
    putBackHidden?.(ids)
    putBackChanges(ids)
  }
}

/** How many tasks are read at once. */
const readers = 6

/** Reads tasks that have changed; those where the same field was changed are added to the failed ones. */
async function readAgain(stale: readonly Failed[], edit: Edit, failed: Failed[]): Promise<Task[]> {
  const fresh: Task[] = []
  for (let start = 0; start < stale.length; start += readers) {
    const tasks = stale.slice(start, start + readers).map(({ task }) => task)
    const read = await Promise.all(tasks.map((task) => readOne(task).catch((error: unknown) => ({ task, error }))))
    for (const [index, answer] of read.entries()) {
      const base = tasks[index] as Task
      if ('error' in answer) failed.push(answer)
      else if (!edit.isMerging && conflictsOf(base, edit.changeOf(base), answer).length > 0) {
        failed.push(conflicting(base))
        putTask(answer)
      } else fresh.push(answer)
    }
  }
  return fresh
}

const readOne = ({ id }: Task): Promise<Task> => answerOf(api.GET('/v1/tasks/{id}', { params: { path: { id } } }))
