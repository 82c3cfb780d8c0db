import { IconClockPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './date-field.module.css'
import { DateField } from './date-field.tsx'
import type { CalendarDate } from './dates.ts'
import { dueDateOf } from './dates.ts'
import { timeIn } from './formats.ts'
import { TimeField } from './time-field.tsx'
import { clockAt, instantAt, moveToDate } from './time-zones.ts'

/** A calendar date, or an instant, or neither; never both. */
export interface DateTime {
  readonly on: CalendarDate | null
  readonly at: string | null
}

interface Props extends DateTime {
  readonly label: string
  readonly timeZone: string
  readonly onChange: (value: DateTime) => void
  readonly readOnly?: boolean
  readonly clearable?: boolean
}

/** A date and, when it matters, a time of day at the place of the person. Load it on demand: it is large. */
export function DateTimeField({ label, on, at, timeZone, onChange, readOnly = false, clearable = false }: Props) {
  const { t, i18n } = useTranslation()
  const date = dueDateOf({ dueOn: on, dueAt: at }, timeZone)
  const chooseDate = (next: CalendarDate | null) => {
    if (next === date) return
    const isTimed = next !== null && at !== null
    onChange(isTimed ? { on: null, at: moveToDate(at, next, timeZone) } : { on: next, at: null })
  }
  const chooseTime = (time: string) => {
    if (date === null) return
    onChange(time === '' ? { on: date, at: null } : { on: null, at: instantAt(date, time, timeZone) })
  }
  return (
    <div className={styles.dateTime}>
      <DateField
        aria-label={label}
        placeholder={t('due.none')}
        variant="unstyled"
        readOnly={readOnly}
        clearable={clearable && !readOnly}
        value={date}
        onChange={chooseDate}
      />
      {readOnly && at !== null && <span className={styles.shownTime}>{timeIn(at, timeZone, i18n.language)}</span>}
      {!readOnly && date !== null && (
        <Time
          time={at === null ? '' : clockAt(at, timeZone)}
          label={`${label}, ${t('due.time')}`}
          choose={chooseTime}
        />
      )}
    </div>
  )
}

function Time({ time, label, choose }: { time: string; label: string; choose: (time: string) => void }) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  if (time === '' && !isAsked) {
    return (
      <button type="button" className={styles.addTime} onClick={() => setAsked(true)}>
        <IconClockPlus size={15} aria-hidden="true" />
        {t('due.addTime')}
      </button>
    )
  }
  const remove = () => {
    setAsked(false)
    if (time !== '') choose('')
  }
  return (
    <span className={styles.timed}>
      <TimeField label={label} value={time} onChange={choose} autoFocus={time === ''} />
      <button type="button" className={styles.removeTime} aria-label={t('due.removeTime')} onClick={remove}>
        <IconX size={14} aria-hidden="true" />
      </button>
    </span>
  )
}
