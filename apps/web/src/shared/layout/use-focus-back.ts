import { useEffect, useState } from 'react'

/** Gives the focus back, when what is rendered goes, to what had it; to the place when that is gone too. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // After what has the focus has left the page.
      setTimeout(() => {
        const isLost = document.activeElement === document.body || document.activeElement === null
        if (!isLost) return
        const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected
        const target = isThere ? before : document.getElementById('content')
        target?.focus({ preventScroll: true })
      })
    },
    [before],
  )
}
