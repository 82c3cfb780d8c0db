import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { dateText, rangeText } from '../../shared/dates/formats.ts'
import { useShortcuts } from '../../shared/input/shortcuts.ts'
import { Failure } from '../../shared/layout/states.tsx'
import { CalendarProvider } from './calendar-context.ts'
import { CalendarGrid } from './calendar-grid.tsx'
import type { CalendarTasks } from './calendar-queries.ts'
import { useCalendarTasks } from './calendar-queries.ts'
import { CalendarToolbar, TrayButton } from './calendar-toolbar.tsx'
import { ChosenDay, WeekList } from './day-list.tsx'
import styles from './project-calendar.module.css'
import { UndatedDialog, UndatedTray } from './undated-tray.tsx'
import { useCalendarState } from './use-calendar-state.ts'

/** Narrower than this, a day has no place for titles. */
const dotsBelow = 520
const trayFrom = 800

/** The tasks of a project by the day on which they are due for the person. */
export function ProjectCalendar() {
  const { t, i18n } = useTranslation()
  const { calendar, search, span, on, weeks, announced, go } = useCalendarState()
  const { projectId, timeZone, activeDay } = calendar
  const [from = on, to = on] = [weeks[0]?.[0], weeks.at(-1)?.at(-1)]
  const tasks = useCalendarTasks({ projectId, search, from, to, timeZone })
  const { ref, width } = useElementSize()
  const isTouch = useMediaQuery('(max-width: 720px), (pointer: coarse)', false, { getInitialValueInEffect: false })
  const [isTrayAsked, setTrayAsked] = useState<boolean | null>(null)
  const isDots = width > 0 && width < dotsBelow
  const isTrayBeside = width >= trayFrom
  const isTrayOpen = isTrayAsked ?? isTrayBeside
  useShortcuts(useMemo(() => [{ keys: 't', run: () => go(0) }], [go]))
  const title = span === 'month' ? dateText(on, 'month', i18n.language) : rangeText(from, to, i18n.language)
  const count = `${tasks.undated.length}${tasks.undatedRest.hasMore ? '+' : ''}`
  const note = useNote(tasks, weeks)
  if (tasks.error && tasks.isPending) return <Failure error={tasks.error} retry={tasks.retry} />
  return (
    <CalendarProvider value={calendar}>
      <section ref={ref} className={styles.calendar} aria-label={t('calendar.title')}>
        <p id="calendar-hint" className="visually-hidden">
          {t('calendar.hint')}
        </p>
        <p className="visually-hidden" aria-live="assertive">
          {announced}
        </p>
        <CalendarToolbar title={title} span={span} note={note} go={go}>
          <TrayButton isOpen={isTrayOpen} count={count} toggle={() => setTrayAsked(!isTrayOpen)} />
        </CalendarToolbar>
        {tasks.error && <Incomplete retry={tasks.retry} />}
        <div className={styles.body} data-column={isDots || undefined}>
          {(span === 'month' || !isDots) && (
            <CalendarGrid
              label={title}
              weeks={weeks}
              span={span}
              month={on.slice(0, 7)}
              tasks={tasks}
              isDots={isDots}
              isTouch={isTouch}
            />
          )}
          {isDots && span === 'month' && <ChosenDay key={activeDay} date={activeDay} tasks={tasks} />}
          {isDots && span === 'week' && <WeekList days={weeks.flat()} tasks={tasks} />}
          {isTrayOpen && isTrayBeside && <UndatedTray tasks={tasks} isTouch={isTouch} />}
        </div>
        {isTrayOpen && !isTrayBeside && (
          <UndatedDialog tasks={tasks} isTouch={isTouch} close={() => setTrayAsked(false)} />
        )}
      </section>
    </CalendarProvider>
  )
}

/** What the days themselves do not say. */
function useNote(tasks: CalendarTasks, weeks: readonly (readonly CalendarDate[])[]): string | null {
  const { t } = useTranslation()
  const { isPending, isLoadingMore, byDay } = tasks
  if (isPending || tasks.error) return null
  if (isLoadingMore) return t('calendar.loadingMore')
  return weeks.flat().some((date) => byDay.get(date)?.length) ? null : t('calendar.nothing')
}

/** A calendar that does not show everything says so. */
function Incomplete({ retry }: { retry: () => void }) {
  const { t } = useTranslation()
  return (
    <p className={styles.incomplete} role="alert">
      {t('calendar.incomplete')}
      <button type="button" onClick={retry}>
        {t('app.retry')}
      </button>
    </p>
  )
}
