import { useEffect, useState } from 'react'

/** Which section is being read: the last one whose heading has come to the top. */
export function useSectionInView<Id extends string>(ids: readonly Id[]): Id | undefined {
  const [inView, setInView] = useState<Id | undefined>(ids[0])
  useEffect(() => {
    const scroller = document.getElementById(ids[0] ?? '')?.parentElement
    if (!scroller) return
    const look = () => setInView(readIn(scroller, ids))
    look()
    scroller.addEventListener('scroll', look, { passive: true })
    return () => scroller.removeEventListener('scroll', look)
  }, [ids])
  return inView
}

const headingPixels = 64

function readIn<Id extends string>(scroller: HTMLElement, ids: readonly Id[]): Id | undefined {
  const line = scroller.getBoundingClientRect().top + headingPixels
  const begun = ids.filter((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? 0) <= line)
  return begun.at(-1) ?? ids[0]
}
