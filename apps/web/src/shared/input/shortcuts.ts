import { useEffect } from 'react'

export interface Shortcut {
  /** As `KeyboardEvent.key`; `mod+k` is Ctrl or ⌘ with k; `g m` is one key after the other. */
  readonly keys: string
  readonly run: () => void
}

const sequenceMilliseconds = 900
let pending = ''
let pendingSince = 0

/** Listens for keys that mean something everywhere, except while somebody types. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const found = shortcuts.find(({ keys }) => keys === pressed(event)) ?? inSequence(shortcuts, event)
      if (!found || (isTyping(event.target) && !found.keys.startsWith('mod+'))) return
      if (found.keys.length <= 3 && document.querySelector('[role="dialog"][aria-modal="true"]')) return
      event.preventDefault()
      pending = ''
      found.run()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [shortcuts])
}

const pressed = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
  if (altKey) return ''
  return ctrlKey || metaKey ? `mod+${key.toLowerCase()}` : key
}

function inSequence(shortcuts: readonly Shortcut[], event: KeyboardEvent): Shortcut | undefined {
  const isFresh = event.timeStamp - pendingSince < sequenceMilliseconds
  const typed = `${isFresh ? pending : ''} ${event.key}`.trim()
  const found = shortcuts.find(({ keys }) => keys === typed)
  if (event.key.length === 1) [pending, pendingSince] = [event.key, event.timeStamp]
  return found
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]')
