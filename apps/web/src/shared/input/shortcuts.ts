import { useEffect } from 'react'
import { isTyping } from './is-typing.ts'

export interface Shortcut {
  /** As `KeyboardEvent.key`; `mod+k` is Ctrl or ⌘ with k; `g m` is one key after the other. */
  readonly keys: string
  readonly run: () => void
}

const sequenceMilliseconds = 900
let pending = ''
let pendingSince = 0

const registered = new Set<readonly Shortcut[]>()

/** Keys that mean something wherever the focus is, except while somebody types. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    if (registered.size === 0) window.addEventListener('keydown', listen)
    registered.add(shortcuts)
    return () => {
      registered.delete(shortcuts)
      if (registered.size === 0) window.removeEventListener('keydown', listen)
    }
  }, [shortcuts])
}

/** One listener for all of them, so that `g t` is never taken for the `t` of a place. */
function listen(event: KeyboardEvent): void {
  const shortcuts = [...registered].flat()
  const found = inSequence(shortcuts, event) ?? shortcuts.find(({ keys }) => keys === pressed(event))
  if (!found || event.defaultPrevented || (isTyping(event.target) && !found.keys.startsWith('mod+'))) return
  if (found.keys.length <= 3 && document.querySelector('[role="dialog"][aria-modal="true"]')) return
  event.preventDefault()
  pending = ''
  found.run()
}

const pressed = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
  if (altKey) return ''
  return ctrlKey || metaKey ? `mod+${key.toLowerCase()}` : key
}

function inSequence(shortcuts: readonly Shortcut[], event: KeyboardEvent): Shortcut | undefined {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return undefined
  const isFresh = pending !== '' && event.timeStamp - pendingSince < sequenceMilliseconds
  const typed = `${pending} ${event.key}`
  pending = event.key
  pendingSince = event.timeStamp
  return isFresh ? shortcuts.find(({ keys }) => keys === typed) : undefined
}
