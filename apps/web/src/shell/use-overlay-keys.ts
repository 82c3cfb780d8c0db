import { useEffect } from 'react'

/**
 * From when an overlay is asked for until its field has the focus, what is typed must not reach the place below it: it
 * goes into the field as soon as that is there.
 */
export function useOverlayKeys(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    let typed = ''
    const hold = (event: KeyboardEvent) => {
      if (isInDialog(event.target) || event.key === 'Escape' || event.key === 'Tab') return
      event.stopImmediatePropagation()
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
      if (isLetter) typed += event.key
    }
    const give = ({ target }: FocusEvent) => {
      if (typed === '' || !isInDialog(target) || !isField(target)) return
      // As if it were typed now, so that the field tells its owner. There is no other way that all browsers have.
      document.execCommand('insertText', false, typed)
      typed = ''
    }
    window.addEventListener('keydown', hold, { capture: true })
    document.addEventListener('focusin', give)
    return () => {
      window.removeEventListener('keydown', hold, { capture: true })
      document.removeEventListener('focusin', give)
    }
  }, [isOpen])
}

const isInDialog = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role="dialog"]') !== null

const isField = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')

/** Loads, when there is nothing else to do, what opens by a key. */
export function useReadyOverlays(load: readonly (() => Promise<unknown>)[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // What cannot be loaded now is asked for again when it is opened, which tells.
      for (const each of load) each().catch(() => undefined)
    }, 1000)
    return () => clearTimeout(timer)
  }, [load])
}
