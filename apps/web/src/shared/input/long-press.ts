import type { MouseEvent, PointerEvent } from 'react'
import { useMemo, useRef } from 'react'
import { holdMilliseconds, touchSlack } from './press.ts'

/** Runs when a finger stays on something. The press that follows when it is lifted then means nothing. */
export function useLongPress(run: () => void) {
  const latest = useRef(run)
  latest.current = run
  return useMemo(() => handlers(() => latest.current()), [])
}

function handlers(run: () => void) {
  let timer: number | undefined
  let start = { x: 0, y: 0 }
  let hasRun = false
  let isTouch = false
  const stop = () => window.clearTimeout(timer)
  return {
    onPointerDown: ({ pointerType, clientX, clientY }: PointerEvent) => {
      stop()
      hasRun = false
      isTouch = pointerType === 'touch'
      start = { x: clientX, y: clientY }
      if (!isTouch) return
      timer = window.setTimeout(() => {
        hasRun = true
        run()
      }, holdMilliseconds)
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - start.x, clientY - start.y) > touchSlack) stop()
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onClickCapture: (event: MouseEvent) => {
      if (!hasRun) return
      hasRun = false
      event.preventDefault()
      event.stopPropagation()
    },
    onContextMenu: (event: MouseEvent) => {
      if (isTouch) event.preventDefault()
    },
  }
}
