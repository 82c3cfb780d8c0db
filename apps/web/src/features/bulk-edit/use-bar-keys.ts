import type { RefObject } from 'react'
import { useEffect, useMemo, useRef } from 'react'
import { isTyping } from '../../shared/input/is-typing.ts'
import { useShortcuts } from '../../shared/input/shortcuts.ts'
import { clearSelection } from '../../shared/selection/selection.ts'

/** The full stop leads into the bar, Escape lets everything go; afterwards the focus is where it came from. */
export function useBarKeys(bar: RefObject<HTMLElement | null>): void {
  const origin = useRef<HTMLElement | null>(null)
  const enter = useMemo(
    () => ({
      keys: '.',
      run: () => {
        if (!bar.current?.contains(document.activeElement))
          origin.current = document.activeElement as HTMLElement | null
        bar.current?.querySelector<HTMLElement>('button:enabled')?.focus()
      },
    }),
    [bar],
  )
  useShortcuts(useMemo(() => [enter], [enter]))
  useEffect(() => {
    // Before others hear of it, such as the panel beside the list, which Escape would close.
    window.addEventListener('keydown', onEscape, true)
    return () => {
      window.removeEventListener('keydown', onEscape, true)
      const isLost = document.activeElement === document.body || document.activeElement === null
      if (isLost && origin.current?.isConnected) origin.current.focus()
    }
  }, [])
}

function onEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || isMeantElsewhere(event.target)) return
  event.preventDefault()
  event.stopPropagation()
  clearSelection()
}

const open = '[aria-modal="true"], [role="menu"], [role="listbox"], [role="dialog"]'

const isMeantElsewhere = (target: EventTarget | null): boolean =>
  document.querySelector(open) !== null || isTyping(target)
