import { useSyncExternalStore } from 'react'
import type { Place } from './place-card.ts'

interface Drag {
  readonly taskId: string
  /** Where the card would be dropped now. */
  readonly place: Place | null
}

let drag: Drag | null = null
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells what is dragged and where it is; a column draws itself again only when that concerns it. */
export function setDrag(next: Drag | null): void {
  drag = next
  for (const listener of listeners) listener()
}

/** The card has landed, unless it is already dragged again. */
export function clearDrag(taskId: string): void {
  if (drag?.taskId === taskId && drag.place === null) setDrag(null)
}

export const useDraggedId = (): string | null => useSyncExternalStore(subscribe, () => drag?.taskId ?? null)

export const useDropPlace = (columnId: string): Place | null =>
  useSyncExternalStore(subscribe, () => (drag?.place?.columnId === columnId ? drag.place : null))
