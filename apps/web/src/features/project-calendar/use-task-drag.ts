import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { Task } from '../../shared/api/api.ts'
import type { Point } from '../../shared/input/edge-scroll.ts'
import { scrollersOf } from '../../shared/input/edge-scroll.ts'
import { listenForDrags } from '../../shared/input/pointer-drag.ts'
import { useCalendar } from './calendar-context.ts'
import styles from './task-item.module.css'

/** Lets a task be taken to another day, or to where those without a date lie: in the page, the day `none`. */
export function useTaskDrag(ref: RefObject<HTMLElement | null>, task: Task): void {
  const { move } = useCalendar()
  useEffect(() => {
    const element = ref.current
    if (!element || !task.can.update) return
    return listenForDrags<Task, string>(element, {
      liftedClass: styles.lifted ?? '',
      attribute: 'data-calendar-task',
      take: (pressed) => (pressed.closest('button') ? null : { element, thing: task }),
      placeAt: (point) => below(point)?.closest<HTMLElement>('[data-drop-day]')?.dataset.dropDay ?? null,
      scrollers: (point) => scrollersOf(below(point)),
      show: (_, day) => markDay(day),
      drop: (_, day) => move(task, day === 'none' ? null : day),
    })
  }, [ref, task, move])
}

const below = ({ x, y }: Point) => document.elementFromPoint(x, y)

function markDay(day: string | null): void {
  for (const marked of document.querySelectorAll('[data-over]')) marked.removeAttribute('data-over')
  for (const place of document.querySelectorAll(`[data-drop-day="${day}"]`)) place.setAttribute('data-over', '')
}
