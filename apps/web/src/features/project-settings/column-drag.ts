import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import { scrollersOf } from '../../shared/input/edge-scroll.ts'
import { listenForDrags } from '../../shared/input/pointer-drag.ts'
import type { Column } from '../../shared/projects/projects.ts'
import styles from './columns.module.css'

type Move = (column: Column, place: number) => void

/** Lets the lines be taken by their handles; a line shows where the dragged one would be dropped. */
export function useColumnDrag(ref: RefObject<HTMLElement | null>, columns: readonly Column[] = [], move: Move): void {
  const latest = useRef(columns)
  useEffect(() => {
    latest.current = columns
  })
  const isThere = columns.length > 0
  useEffect(() => {
    const list = ref.current
    if (!list || !isThere) return
    const scrollers = scrollersOf(list)
    return listenForDrags<Column, number>(list, {
      liftedClass: styles.lifted ?? '',
      attribute: 'data-line',
      take: (pressed) => {
        const element = pressed.closest('[data-handle]')?.closest<HTMLElement>('[data-line]')
        const thing = latest.current.find(({ id }) => id === element?.dataset.line)
        return element && thing ? { element, thing } : null
      },
      placeAt: ({ y }, { id }) => placeAt(othersOf(list, id), y),
      scrollers: () => scrollers,
      show: ({ id }, place) => mark(list, id, place),
      drop: (column, place) => latest.current.indexOf(column) !== place && move(column, place),
    })
  }, [ref, isThere, move])
}

const othersOf = (list: HTMLElement, id: string) =>
  [...list.querySelectorAll<HTMLElement>('[data-line]')].filter((line) => line.dataset.line !== id)

/** How many lines have their middle above a height. */
const placeAt = (lines: readonly HTMLElement[], y: number) =>
  lines.filter((line) => {
    const { top, height } = line.getBoundingClientRect()
    return top + height / 2 < y
  }).length

function mark(list: HTMLElement, id: string, place: number | null): void {
  const others = othersOf(list, id)
  for (const line of others) delete line.dataset.edge
  list.querySelector(`[data-line="${id}"]`)?.toggleAttribute('data-dragged', place !== null)
  if (place === null) return
  const next = others[place]
  const marked = next ?? others.at(-1)
  if (marked) marked.dataset.edge = next ? 'top' : 'bottom'
}
