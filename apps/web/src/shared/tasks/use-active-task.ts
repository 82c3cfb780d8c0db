import type { RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Line } from './task-lines.ts'
import { lineOfTask, neighbourOf, taskOf } from './task-lines.ts'

/** The task of a list that has the focus or had it last. The focus stays with it, and when it is gone with its neighbour. */
export function useActiveTask(lines: readonly Line[], list: RefObject<HTMLElement | null>) {
  const [id, setId] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const before = useRef(lines)
  const index = lineOfTask(lines, id)
  useLayoutEffect(() => {
    const former = before.current
    before.current = lines
    if (id === null || former === lines) return
    const next = index === -1 ? neighbourOf(id, former, lines) : id
    // What held the focus was taken out of the page or put to another place in it.
    if (document.activeElement === document.body) wanted.current = next
    setId(next)
  }, [lines, id, index])
  // After every change of the page, because the line may come into it later than the wish.
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const link = list.current?.querySelector<HTMLElement>(`a[data-task="${CSS.escape(wanted.current)}"]`)
    if (!link) return
    wanted.current = null
    link.focus({ preventScroll: true })
  })
  const focus = (line: Line | undefined) => {
    const next = taskOf(line)?.id
    if (next === undefined) return
    wanted.current = next
    setId(next)
    // The state does not change when the focus only comes back.
    if (next === id) list.current?.querySelector<HTMLElement>(`a[data-task="${CSS.escape(next)}"]`)?.focus()
  }
  return { index, focus, setId }
}
