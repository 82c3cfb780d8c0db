import { useSyncExternalStore } from 'react'
import type { Task } from '../api/api.ts'

let selected: ReadonlyMap<string, Task> = new Map()
/** Where a range begins: the task that was selected or let go last without being part of a range. */
let anchor: string | null = null
/** Where the last range ended; the next one from the same anchor takes its place. */
let rangeEnd: string | null = null
/** The tasks of the place in the order in which they are shown, through which a range goes. */
let shown: readonly Task[] = []
const listeners = new Set<() => void>()

function set(next: ReadonlyMap<string, Task>): void {
  selected = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells which tasks a place shows and in which order. */
export function showInOrder(tasks: readonly Task[]): void {
  shown = tasks
}

/** Selects a task or lets it go; as a range, everything from where the last choice was made to this one. */
export function toggleSelected(task: Task, isRange = false): void {
  if (isRange && anchor !== null) {
    selectRange(anchor, task)
    return
  }
  const next = new Map(selected)
  if (!next.delete(task.id)) next.set(task.id, task)
  anchor = task.id
  rangeEnd = null
  set(next)
}

/** Moves the end of the range from a task to its neighbour; without a range, one begins at the first of them. */
export function extendSelection(from: Task, to: Task): void {
  if (anchor === null || !isShown(anchor)) {
    anchor = from.id
    rangeEnd = null
  }
  selectRange(anchor, to)
}

function selectRange(from: string, to: Task): void {
  const next = new Map(selected)
  if (rangeEnd !== null) for (const { id } of between(from, rangeEnd)) next.delete(id)
  const range = between(from, to.id)
  for (const each of range.length > 0 ? range : [to]) next.set(each.id, each)
  if (!isShown(from)) anchor = to.id
  rangeEnd = to.id
  set(next)
}

const isShown = (id: string): boolean => shown.some((task) => task.id === id)

/** Empty when one of the ends is shown no longer. */
function between(from: string, to: string): readonly Task[] {
  const places = [from, to].map((id) => shown.findIndex((task) => task.id === id))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  return first === -1 ? [] : shown.slice(first, last + 1)
}

/** Selects everything that the place has loaded. */
export const selectAllShown = (): void => set(new Map([...selected, ...shown.map((task) => [task.id, task] as const)]))

export function clearSelection(): void {
  anchor = null
  rangeEnd = null
  if (selected.size > 0) set(new Map())
}

/** Lets these tasks go and keeps the others. */
export function deselect(ids: Iterable<string>): void {
  const next = new Map(selected)
  for (const id of ids) next.delete(id)
  if (next.size < selected.size) set(next)
}

/** Shows what has become of selected tasks; the others are not touched. */
export function renewSelected(tasks: readonly Task[]): void {
  const changed = tasks.filter(({ id }) => selected.has(id))
  if (changed.length > 0) set(new Map([...selected, ...changed.map((task) => [task.id, task] as const)]))
}

/** The selected tasks by id, as they are known. */
export const selectedTasks = (): ReadonlyMap<string, Task> => selected

export const useIsSelected = (id: string): boolean => useSyncExternalStore(subscribe, () => selected.has(id))

/** The same, kept up to date. */
export const useSelected = (): ReadonlyMap<string, Task> => useSyncExternalStore(subscribe, selectedTasks)
