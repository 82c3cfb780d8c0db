import type { Range, Virtualizer } from '@tanstack/react-virtual'
import { defaultRangeExtractor } from '@tanstack/react-virtual'
import type { FocusEvent, RefObject } from 'react'
import { useCallback, useLayoutEffect, useRef } from 'react'
import { focusCard, focusGiven, isFocusWanted, useWantedCard } from './card-focus.ts'
import type { Cards } from './column-windows.ts'
import { useDraggedId } from './drag-state.ts'

/**
 * Cards that must exist although they may be out of view: the one with the focus, the one that is to have it, and the
 * one that is dragged. When the focused one goes away, its neighbour has the focus.
 */
export function useCardFocus(columnId: string, { start, tasks }: Cards) {
  const wanted = useWantedCard(columnId)
  const dragged = useDraggedId()
  const focused = useRef<{ id: string; index: number } | null>(null)
  const withPinned = useCallback(
    (range: Range) => {
      const pinned = [wanted, dragged, focused.current?.id]
        .map((id) => (id ? start + tasks.findIndex((task) => task.id === id) : -1))
        .filter((index) => index >= start)
      return [...new Set([...defaultRangeExtractor(range), ...pinned])].sort((one, other) => one - other)
    },
    [wanted, dragged, start, tasks],
  )
  useLayoutEffect(() => {
    const before = focused.current
    if (!before) return
    const index = tasks.findIndex(({ id }) => id === before.id)
    focused.current = index === -1 ? null : { id: before.id, index }
    const next = tasks[Math.min(before.index, tasks.length - 1)]
    if (index === -1 && next && !isFocusWanted() && document.activeElement === document.body) {
      focusCard(columnId, next.id)
    }
  }, [columnId, tasks])
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const id = target.closest<HTMLElement>('[data-card]')?.dataset.card
    focused.current = id === undefined ? null : { id, index: tasks.findIndex((task) => task.id === id) }
  }
  const onBlur = ({ relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget) focused.current = null
  }
  return { withPinned, onFocus, onBlur }
}

interface Giver {
  readonly columnId: string
  readonly cards: Cards
  readonly scroller: RefObject<HTMLElement | null>
  readonly virtual: Virtualizer<HTMLDivElement, Element>
}

/** Scrolls to the card that is to have the focus, and gives it. */
export function useGiveFocus({ columnId, cards: { start, tasks }, scroller, virtual }: Giver): void {
  const wanted = useWantedCard(columnId)
  useLayoutEffect(() => {
    const index = tasks.findIndex(({ id }) => id === wanted)
    if (wanted === null || index === -1) return
    virtual.scrollToIndex(start + index)
    const link = scroller.current?.querySelector<HTMLElement>(`a[data-task="${wanted}"]`)
    link?.focus({ preventScroll: true })
    if (link) focusGiven()
  })
}
