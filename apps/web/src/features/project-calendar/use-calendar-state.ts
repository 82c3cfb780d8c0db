import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { addDays, dueDateOf } from '../../shared/dates/dates.ts'
import { dateText } from '../../shared/dates/formats.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { addMonths, monthGrid, startOfWeek, weekFrom } from '../../shared/dates/weeks.ts'
import { useMe } from '../../shared/people/me.ts'
import { projectQuery } from '../../shared/projects/projects.ts'
import type { Calendar } from './calendar-context.ts'
import { moveTask, saveMoves } from './reschedule.ts'

const route = getRouteApi('/projects/$projectId/calendar')

/** Which days are shown, which one is chosen, and what can be done with them. */
export function useCalendarState() {
  const { t, i18n } = useTranslation()
  const { projectId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { timeZone, weekStart } = useMe()
  const { data: project } = useQuery(projectQuery(projectId))
  const canCreate = project?.can.createTasks ?? false
  const today = useToday(timeZone)
  const { span = 'month', on = today } = search
  const weeks = useMemo(
    () => (span === 'month' ? monthGrid(on, weekStart) : [weekFrom(startOfWeek(on, weekStart))]),
    [span, on, weekStart],
  )
  const [chosen, setChosen] = useState(on)
  const [newOn, startNew] = useState<CalendarDate | null>(null)
  const [announced, setAnnounced] = useState('')
  const activeDay = weeks.flat().includes(chosen) ? chosen : on
  const focus = useFocusAfter()

  const show = useCallback(
    (date: CalendarDate | undefined, replace: boolean) =>
      void navigate({
        search: ({ on: _shown, ...rest }) => ({ ...rest, ...(date !== undefined && { on: date }) }),
        replace,
      }),
    [navigate],
  )
  const goTo = useCallback(
    (date: CalendarDate) => {
      setChosen(date)
      if (!weeks.flat().includes(date)) show(date, true)
    },
    [weeks, show],
  )
  const move = useCallback(
    (task: Task, date: CalendarDate | null) => {
      if (dueDateOf(task, timeZone) === date) return
      moveTask(task, date, timeZone)
      const day = date === null ? t('due.none') : dateText(date, 'fullDay', i18n.language)
      setAnnounced(t('calendar.announced', { title: task.title, date: day }))
    },
    [timeZone, t, i18n.language],
  )
  const go = (step: -1 | 0 | 1) => {
    const next = span === 'month' ? addMonths(on, step) : addDays(on, step * 7)
    setChosen(step === 0 ? today : next)
    show(step === 0 ? undefined : next, false)
  }
  useEffect(() => saveMoves, [])

  const calendar: Calendar = useMemo(
    () => ({
      ...{ projectId, timeZone, today, activeDay, startNew, goTo, move, canCreate },
      // A press before the project is known waits for it.
      newOn: canCreate ? newOn : null,
      focusDay: (date) => {
        goTo(date)
        focus.day(date)
      },
      moveByKey: (task, date) => {
        move(task, date)
        goTo(date)
        focus.task(task.id, date)
      },
    }),
    [projectId, timeZone, today, activeDay, newOn, goTo, move, canCreate, focus],
  )
  return { calendar, search, span, on, weeks, announced, go }
}

interface Wanted {
  readonly id: string | null
  readonly date: CalendarDate
}

/** Gives the focus to what was asked for as soon as it is on the screen. */
function useFocusAfter() {
  const wanted = useRef<Wanted | null>(null)
  const [, setAsked] = useState<Wanted | null>(null)
  useEffect(() => {
    if (wanted.current && focusOn(wanted.current)) wanted.current = null
  })
  return useMemo(() => {
    const ask = (asked: Wanted) => {
      wanted.current = asked
      // Nothing else may change, and the effect must run.
      setAsked(asked)
    }
    return {
      day: (date: CalendarDate) => ask({ id: null, date }),
      task: (id: string, date: CalendarDate) => ask({ id, date }),
    }
  }, [])
}

function focusOn({ id, date }: Wanted): boolean {
  const day = document.querySelector<HTMLElement>(`[data-drop-day="${date}"]`)
  const task = id === null ? null : day?.querySelector<HTMLElement>(`a[data-task="${id}"]`)
  const target = id === null ? day : task
  target?.focus()
  return target !== null && target !== undefined
}
