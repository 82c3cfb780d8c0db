import { useSyncExternalStore } from 'react'
import type { Task } from '../api/api.ts'

let selected: ReadonlyMap<string, Task> = new Map()
/** Where a range begins: the task that was selected last. */
let anchor: string | null = null
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

/** Selects a task or lets it go; as a range, everything from the last selected task to this one. */
export function toggleSelected(task: Task, isRange = false): void {
  const next = new Map(selected)
  if (isRange && anchor !== null) for (const each of between(anchor, task.id)) next.set(each.id, each)
  else if (!next.delete(task.id)) next.set(task.id, task)
  anchor = task.id
  set(next)
}

function between(from: string, to: string): readonly Task[] {
  const places = [from, to].map((id) => shown.findIndex((task) => task.id === id))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  return first === -1 ? shown.filter(({ id }) => id === to) : shown.slice(first, last + 1)
}

/** Selects everything that the place has loaded. */
export const selectAllShown = (): void => set(new Map(shown.map((task) => [task.id, task])))

export function clearSelection(): void {
  anchor = null
  if (selected.size > 0) set(new Map())
}

export const useIsSelected = (id: string): boolean => useSyncExternalStore(subscribe, () => selected.has(id))

/** The selected tasks by id, as they were when they were selected. */
export const useSelected = (): ReadonlyMap<string, Task> => useSyncExternalStore(subscribe, () => selected)
