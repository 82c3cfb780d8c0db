import { useEffect } from 'react'

/** From when an overlay is asked for until it has the focus, what is typed must not reach the place below it. */
export function useOverlayKeys(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    const hold = (event: KeyboardEvent) => {
      const isInside = event.target instanceof Element && event.target.closest('[role="dialog"]')
      if (!isInside && event.key !== 'Escape' && event.key !== 'Tab') event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', hold, { capture: true })
    return () => window.removeEventListener('keydown', hold, { capture: true })
  }, [isOpen])
}

/** Loads, when there is nothing else to do, what opens by a key, so that no letter after the key is lost. */
export function useReadyOverlays(load: readonly (() => Promise<unknown>)[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const each of load) void each().catch(() => undefined)
    }, 1000)
    return () => clearTimeout(timer)
  }, [load])
}
