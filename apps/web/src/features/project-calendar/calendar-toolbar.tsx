import { IconCalendarOff, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarSpan } from './calendar-search.ts'
import { calendarSpans } from './calendar-search.ts'
import styles from './calendar-toolbar.module.css'

interface Props {
  readonly title: string
  readonly span: CalendarSpan
  readonly note: string | null
  readonly go: (step: -1 | 0 | 1) => void
  readonly children: ReactNode
}

/** What is shown, and the ways to what came before and what comes next. */
export function CalendarToolbar({ title, span, note, go, children }: Props) {
  const { t } = useTranslation()
  const onKeyDown = (event: KeyboardEvent) => {
    const step = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key]
    if (step === undefined || event.altKey) return
    event.preventDefault()
    go(step)
  }
  return (
    <div role="toolbar" className={styles.toolbar} aria-label={t('calendar.toolbar')} onKeyDown={onKeyDown}>
      <span className={styles.steps}>
        <button type="button" aria-label={t(`calendar.previous.${span}`)} onClick={() => go(-1)}>
          <IconChevronLeft size={16} aria-hidden="true" />
        </button>
        <button type="button" title={t('calendar.todayKey')} onClick={() => go(0)}>
          {t('due.today')}
        </button>
        <button type="button" aria-label={t(`calendar.next.${span}`)} onClick={() => go(1)}>
          <IconChevronRight size={16} aria-hidden="true" />
        </button>
      </span>
      <h2 aria-live="polite">{title}</h2>
      {note !== null && (
        <span className={styles.note} role="status">
          {note}
        </span>
      )}
      <span className={styles.end}>
        {children}
        <span className={styles.spans}>
          {calendarSpans.map((each) => (
            <Link
              key={each}
              to="."
              search={(before: object) => ({ ...before, span: each })}
              aria-current={each === span ? 'true' : undefined}
            >
              {t(`calendar.${each}`)}
            </Link>
          ))}
        </span>
      </span>
    </div>
  )
}

interface TrayButtonProps {
  readonly isOpen: boolean
  readonly count: string
  readonly toggle: () => void
}

/** Shows and hides the tasks without a date. */
export function TrayButton({ isOpen, count, toggle }: TrayButtonProps) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={styles.tray}
      aria-label={`${t('due.none')} ${count}`}
      aria-expanded={isOpen}
      onClick={toggle}
    >
      <IconCalendarOff size={16} aria-hidden="true" />
      <span>{t('due.none')}</span> <b>{count}</b>
    </button>
  )
}
