import { useEffect, useRef } from 'react'

const above = '[aria-modal="true"], [role="menu"], [role="listbox"]'

/** Closes on Escape, unless the key was meant for something above or for a field with its own use for it. */
export function useEscape(close: () => void, isActive: boolean): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    if (!isActive) return
    // What the key closes is gone when it arrives here, so that is looked at before.
    let isTaken = false
    const look = () => {
      isTaken = [...document.querySelectorAll(above)].some((element) => element.checkVisibility())
    }
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isTaken && !event.defaultPrevented) latest.current()
    }
    window.addEventListener('keydown', look, { capture: true })
    window.addEventListener('keydown', listen)
    return () => {
      window.removeEventListener('keydown', look, { capture: true })
      window.removeEventListener('keydown', listen)
    }
  }, [isActive])
}
