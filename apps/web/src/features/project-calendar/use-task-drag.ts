import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { RefObject } from 'react'
import { useEffect, useState } from 'react'
import type { Task } from '../../shared/api/api.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { useCalendar } from './calendar-context.ts'
import { touchDraggable } from './touch-drag.ts'

/** A task that can be taken to another day, by mouse or by a long press of a finger. */
export function useTaskDrag(ref: RefObject<HTMLElement | null>, task: Task): boolean {
  const { move } = useCalendar()
  const [isDragging, setDragging] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element || !task.can.update) return
    const touch = touchDraggable({ element, setDragging, drop: (day) => move(task, dayOf(day)) })
    const drag = draggable({
      element,
      canDrag: () => !touch.isTouched(),
      getInitialData: () => ({ calendarTask: task }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    })
    return combine(drag, touch.stop)
  }, [ref, task, move])
  return isDragging
}

/** In the page, tasks without a date lie on the day `none`. */
const dayOf = (day: string): CalendarDate | null => (day === 'none' ? null : day)

/** A day, or the place of tasks without one, on which tasks can be dropped. */
export function useDayDrop(ref: RefObject<HTMLElement | null>, day: CalendarDate | 'none'): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => 'calendarTask' in source.data,
      getData: () => ({ day }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [ref, day])
  return isOver
}

/** Takes every drop of a task on a day. */
export function useDrops(move: (task: Task, date: CalendarDate | null) => void): void {
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => 'calendarTask' in source.data,
        onDrop: ({ source, location }) => {
          const day = location.current.dropTargets[0]?.data.day
          if (typeof day === 'string') move(source.data.calendarTask as Task, dayOf(day))
        },
      }),
    [move],
  )
}
