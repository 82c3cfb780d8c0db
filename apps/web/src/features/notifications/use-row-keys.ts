import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isTyping } from '../../shared/input/is-typing.ts'

interface Rows {
  readonly list: RefObject<HTMLElement | null>
  readonly ids: readonly string[]
  readonly bringIntoView: (index: number) => void
  /** `u` on the row that has the focus or had it last. */
  readonly toggle: (index: number) => void
}

const steps: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** Walks a list by key; Enter follows the link that has the focus by itself. Answers which row is the active one. */
export function useRowKeys({ list, ids, bringIntoView, toggle }: Rows) {
  const [activeId, setActiveId] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const active = activeId === null ? -1 : ids.indexOf(activeId)
  const linkOf = (id: string) => list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] a`)
  const goTo = (index: number) => {
    const id = ids[index]
    if (id === undefined) return
    wanted.current = id
    setActiveId(id)
    bringIntoView(index)
    // The state does not change when the focus only comes back.
    if (id === activeId) linkOf(id)?.focus({ preventScroll: true })
  }
  // After every change of the page, because the row may come into it later than the wish.
  useLayoutEffect(() => {
    const link = wanted.current === null ? null : linkOf(wanted.current)
    if (!link) return
    wanted.current = null
    link.focus({ preventScroll: true })
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isPlain(event) || !isMeant(event.target, list.current)) return
      const step = steps[event.key]
      if (step) goTo(active === -1 ? 0 : active + step)
      else if (event.key === 'u' && active !== -1) toggle(active)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
  return { active, setActiveId }
}

const isPlain = ({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent) => !altKey && !ctrlKey && !metaKey && !shiftKey

function isMeant(target: EventTarget | null, list: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || isTyping(target)) return false
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return false
  // What is open beside or above the list has keys of its own.
  return list?.contains(target) || !target.closest('aside, [role="menu"], [role="listbox"], [role="toolbar"]')
}
