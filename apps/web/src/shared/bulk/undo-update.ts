import type { Task } from '../api/api.ts'
import { putTasks } from '../tasks/task-cache.ts'
import type { Work } from './batch.ts'
import { runOperations } from './batch.ts'
import type { BulkChange } from './changes.ts'
import type { Done, Outcome } from './outcome.ts'
import { outcomeOf, tasksAfter } from './outcome.ts'
import { formerPlaces } from './places.ts'
import { updateMany } from './update-many.ts'

/** Gives each task what it had, and its place on the board; what somebody has changed again since stays as they made it. */
export async function undoUpdate(done: readonly Done[], change: BulkChange, work: Work): Promise<Outcome> {
  const ways = new Map(done.map(({ before }) => [before.id, change.wayBack(before)]))
  const changeOf = (task: Task) => ways.get(task.id)?.(task) ?? {}
  const outcome = await updateMany(tasksAfter(done), { changeOf, isMerging: change.isMerging }, work)
  const former = new Map(done.map(({ before }) => [before.id, before]))
  const displaced = outcome.done.flatMap(({ after }) => {
    const before = after && former.get(after.id)
    return before && before.columnId === after.columnId && before.rank !== after.rank ? [before] : []
  })
  return displaced.length === 0 ? outcome : withPlaces(outcome, displaced, work)
}

async function withPlaces(outcome: Outcome, displaced: readonly Task[], work: Work): Promise<Outcome> {
  const placed = await putIntoPlaces(displaced, work).catch((error: unknown) => ({
    done: [],
    failed: displaced.map((task) => ({ task, error })),
  }))
  putTasks(tasksAfter(placed.done))
  return { done: outcome.done, failed: [...outcome.failed, ...placed.failed] }
}

async function putIntoPlaces(displaced: readonly Task[], work: Work): Promise<Outcome> {
  const places = await formerPlaces(displaced)
  const operations = places.map(([{ id }, to]) => ({ move: { id, to } }))
  const tasks = places.map(([task]) => task)
  return outcomeOf(tasks, await runOperations(operations, work))
}
