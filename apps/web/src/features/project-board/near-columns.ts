import type { RefObject } from 'react'
import { useEffect, useState } from 'react'

/** The first and the last column near the view. */
export interface Near {
  readonly first: number
  readonly last: number
}

const assumedWidth = 300

/** Which columns are in view or next to it: only their cards exist, and only their windows are read. */
export function useNearColumns(ref: RefObject<HTMLElement | null>, count: number): Near {
  const [near, setNear] = useState<Near>(() => ({ first: 0, last: Math.ceil(window.innerWidth / assumedWidth) }))
  useEffect(() => {
    const board = ref.current
    if (!board || count === 0) return
    const look = () => {
      const next = nearIn(board)
      setNear((now) => (now.first === next.first && now.last === next.last ? now : next))
    }
    const sizes = new ResizeObserver(look)
    sizes.observe(board)
    board.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      board.removeEventListener('scroll', look)
    }
  }, [ref, count])
  return near
}

/** All columns are equally wide. In right-to-left scripts the offset counts down from zero. */
function nearIn(board: HTMLElement): Near {
  const [first, second] = board.querySelectorAll<HTMLElement>('section[data-column]')
  const step = first && second ? Math.abs(second.offsetLeft - first.offsetLeft) : board.clientWidth
  const from = Math.abs(board.scrollLeft)
  return { first: Math.floor(from / step) - 1, last: Math.ceil((from + board.clientWidth) / step) }
}
