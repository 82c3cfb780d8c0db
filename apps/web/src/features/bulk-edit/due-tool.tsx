import { Popover } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeTasks } from '../../shared/bulk/actions.ts'
import { setFields } from '../../shared/bulk/changes.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { addDays, dateIn, shortDate, weekdayOf, weekStartNumber } from '../../shared/dates/dates.ts'
import { useMe } from '../../shared/people/me.ts'
import styles from './bulk-bar.module.css'
import type { ToolProps } from './field-tools.tsx'

const Calendar = lazy(() => import('./due-calendar.tsx').then(({ DueCalendar }) => ({ default: DueCalendar })))

/** When the tasks are due: the near days at once, any other from a calendar. */
export function DueTool({ tasks, act, isDisabled }: ToolProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const choose = (dueOn: CalendarDate | null) => {
    setOpen(false)
    button.current?.focus()
    act(() => changeTasks(tasks, setFields({ dueOn, dueAt: null })))
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-start" trapFocus returnFocus shadow="md" radius="md">
      <Popover.Target>
        <button
          ref={button}
          type="button"
          className={styles.tool}
          disabled={isDisabled}
          title={t('bulk.due')}
          onClick={() => setOpen(!isOpen)}
        >
          <IconCalendar size={16} stroke={1.6} /> <span>{t('bulk.due')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.due ?? ''} aria-label={t('bulk.due')}>
        <NearDays choose={choose} />
        <Suspense fallback={<div className={styles.calendarPlace} />}>
          <Calendar choose={choose} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}

function NearDays({ choose }: { choose: (date: CalendarDate | null) => void }) {
  const { t, i18n } = useTranslation()
  const { timeZone, weekStart } = useMe()
  const today = dateIn(timeZone)
  const untilWeek = (weekStartNumber[weekStart] - weekdayOf(today) + 7) % 7 || 7
  const days = [
    [t('due.today'), today],
    [t('due.tomorrow'), addDays(today, 1)],
    [t('bulk.nextWeek'), addDays(today, untilWeek)],
    [t('bulk.removeDate'), null],
  ] as const
  return (
    <div className={styles.days}>
      {days.map(([name, date]) => (
        <button key={name} type="button" onClick={() => choose(date)}>
          {name} {date !== null && <small>{shortDate(date, i18n.language, today)}</small>}
        </button>
      ))}
    </div>
  )
}
