import type { Task } from '../api/api.ts'
import { hideTasks, latestOf, putTasks } from '../tasks/task-cache.ts'
import type { Work } from './batch.ts'
import { runOperations } from './batch.ts'
import type { Done, Failed, Outcome } from './outcome.ts'
import { conflicting, idsOf, outcomeOf, tasksAfter } from './outcome.ts'
import { formerPlaces } from './places.ts'
import { updateMany } from './update-many.ts'

/** Moves tasks to another project, where they get new keys; they leave the lists of their own at once. */
export async function moveMany(tasks: readonly Task[], projectId: string, work: Work): Promise<Outcome> {
  const ordered = parentsFirst(tasks.filter((task) => task.projectId !== projectId))
  const there = tasks.filter((task) => task.projectId === projectId).map((task) => ({ before: task, after: task }))
  const ids = new Set(ordered.map(({ id }) => id))
  const putBack = hideTasks(ids, ({ project }) => project !== undefined && project !== projectId)
  const operations = ordered.map(({ id }) => ({ move: { id, to: { projectId } } }))
  const outcome = outcomeOf(ordered, await runOperations(operations, work))
  putBack(idsOf(outcome.failed))
  putTasks(tasksAfter(outcome.done))
  return { done: [...there, ...outcome.done], failed: outcome.failed }
}

/** A subtask that went before its parent would lose it. */
function parentsFirst(tasks: readonly Task[]): Task[] {
  const parents = new Map(tasks.map(({ id, parentId }) => [id, parentId]))
  const depthOf = (id: string): number => {
    const parent = parents.get(id)
    return parent ? 1 + depthOf(parent) : 0
  }
  return tasks.toSorted((one, other) => depthOf(one.id) - depthOf(other.id))
}

/** Moves tasks back to the project, the column and the place where they were, with what did not fit into the other. */
export async function moveBack(done: readonly Done[], work: Work): Promise<Outcome> {
  const { here, gone } = stillThere(done.filter(({ before, after }) => before.projectId !== after?.projectId))
  const places = await formerPlaces(here.map(({ before }) => before))
  const operations = places.map(([{ id, projectId }, place]) => ({ move: { id, to: { projectId, ...place } } }))
  const befores = places.map(([task]) => task)
  const moved = outcomeOf(befores, await runOperations(operations, work))
  putTasks(tasksAfter(moved.done))
  const lost = moved.done.flatMap(({ before, after }) => (after && hasLost(before, after) ? [after] : []))
  const former = new Map(befores.map((task) => [task.id, task]))
  const whole = await updateMany(lost, { changeOf: ({ id }) => attachmentsOf(former.get(id)), isMerging: false }, work)
  const failed = [...gone, ...moved.failed, ...whole.failed]
  const failedIds = idsOf(failed)
  return { done: moved.done.filter(({ before }) => !failedIds.has(before.id)), failed }
}

/** What somebody else has taken on to yet another project is theirs. */
function stillThere(done: readonly Done[]): { here: Done[]; gone: Failed[] } {
  const latest = new Map(latestOf(tasksAfter(done)).map((task) => [task.id, task]))
  const isHere = ({ before, after }: Done) => latest.get(before.id)?.projectId === after?.projectId
  return {
    here: done.filter(isHere),
    gone: done.filter((each) => !isHere(each)).map(({ before }) => conflicting(before)),
  }
}

/** What a task loses on its way to another project: labels, a parent, and an assignee who is no member there. */
const attachments = ['labelIds', 'assigneeId', 'parentId'] as const

const attachmentsOf = (task: Task | undefined) =>
  task ? Object.fromEntries(attachments.map((field) => [field, task[field]])) : {}

const hasLost = (before: Task, after: Task): boolean =>
  JSON.stringify(attachmentsOf(before)) !== JSON.stringify(attachmentsOf(after))
