import { useSyncExternalStore } from 'react'

interface Wanted {
  readonly columnId: string
  readonly taskId: string
}

let wanted: Wanted | null = null
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Asks a column to scroll to one of its cards and to focus it, as soon as both are there. */
export function focusCard(columnId: string, taskId: string): void {
  wanted = { columnId, taskId }
  document.querySelector(`section[data-column="${columnId}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  for (const listener of listeners) listener()
}

/** The card of a column that is to have the focus. */
export const useWantedCard = (columnId: string): string | null =>
  useSyncExternalStore(subscribe, () => (wanted?.columnId === columnId ? wanted.taskId : null))

export const isFocusWanted = (): boolean => wanted !== null

/** The focus is where it was asked for. */
export function focusGiven(): void {
  wanted = null
  for (const listener of listeners) listener()
}
