import { useSyncExternalStore } from 'react'

let isAsked = false
const listeners = new Set<() => void>()

function set(next: boolean): void {
  isAsked = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells that something needs a recent second factor; the shell shows the dialog that leads there. */
export const askForSecondFactor = (): void => set(true)

export const forgetSecondFactor = (): void => set(false)

export const useIsSecondFactorAsked = (): boolean => useSyncExternalStore(subscribe, () => isAsked)

/** Goes where the second factor is shown, and comes back to exactly where the person is. */
export function stepUp(): void {
  const returnTo = encodeURIComponent(location.pathname + location.search + location.hash)
  location.assign(`/auth/login?stepUp=1&returnTo=${returnTo}`)
}
