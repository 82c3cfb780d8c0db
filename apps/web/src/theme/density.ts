import { useSyncExternalStore } from 'react'

/** How much stands on a screen: the height of a line, in theme.css. Each device has its own. */
export const densities = ['comfortable', 'compact'] as const
type Density = (typeof densities)[number]

const key = 'millrace-density'
const listeners = new Set<() => void>()
const root = document.documentElement

const keptDensity = (): Density => (localStorage.getItem(key) === 'compact' ? 'compact' : 'comfortable')

function show(): void {
  root.dataset.density = keptDensity()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows a density at once, and on this device from now on. */
export function setDensity(density: Density): void {
  localStorage.setItem(key, density)
  show()
}

export const useDensity = (): Density => useSyncExternalStore(subscribe, keptDensity)

/** `--row` in pixels with a mouse, for lists that place their lines themselves. */
export const lineHeight = (): number => (root.dataset.density === 'compact' ? 32 : 40)

// Before anything is drawn, so that nothing jumps; and when another window of this device changes it.
show()
window.addEventListener('storage', (event) => {
  if (event.key === key) show()
})
