import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/de'
import type { DatePickerInputProps } from '@mantine/dates'
import { DatePickerInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { useMe } from '../people/me.ts'
import styles from './date-field.module.css'
import type { CalendarDate } from './dates.ts'
import { dateIn, shortDate, weekStartNumber } from './dates.ts'
import { dateText } from './formats.ts'

type Look = 'aria-label' | 'label' | 'placeholder' | 'clearable' | 'readOnly' | 'variant' | 'size'

interface Props extends Pick<DatePickerInputProps<'default'>, Look> {
  readonly value: CalendarDate | null
  readonly onChange: (date: CalendarDate | null) => void
}

/** Chooses a calendar date in the language and with the week of the person. Load it on demand: it is large. */
export function DateField({ value, onChange, readOnly = false, ...field }: Props) {
  const { t, i18n } = useTranslation()
  const { timeZone, weekStart } = useMe()
  const today = dateIn(timeZone)
  const shown = value === null ? field.placeholder : shortDate(value, i18n.language, today)
  const label = field['aria-label']
  return (
    <DatePickerInput
      {...field}
      // It is a button: its name has to tell what it shows, too.
      {...(label !== undefined && { 'aria-label': [label, shown].filter(Boolean).join(', ') })}
      classNames={parts}
      readOnly={readOnly}
      locale={i18n.language}
      firstDayOfWeek={weekStartNumber[weekStart]}
      // The browser's own today may be another day than the person's.
      defaultDate={value ?? today}
      getDayProps={(date) => (date === today ? { className: `${styles.day} ${styles.today}` } : {})}
      getDayAriaLabel={(date) => dateText(date, 'fullDay', i18n.language)}
      ariaLabels={{
        previousMonth: t('due.previousMonth'),
        nextMonth: t('due.nextMonth'),
        monthLevelControl: t('due.chooseMonth'),
        yearLevelControl: t('due.chooseMonth'),
        previousYear: t('due.previousYear'),
        nextYear: t('due.nextYear'),
        previousDecade: t('due.previousDecade'),
        nextDecade: t('due.nextDecade'),
      }}
      clearButtonProps={{ 'aria-label': t('due.removeDate') }}
      popoverProps={{ shadow: 'md', radius: 'md', withinPortal: true }}
      value={value}
      valueFormatter={({ date }) => (typeof date === 'string' ? shortDate(date, i18n.language, today) : '')}
      onChange={onChange}
    />
  )
}

const parts = {
  input: styles.input ?? '',
  placeholder: styles.placeholder ?? '',
  calendarHeaderControl: styles.control ?? '',
  calendarHeaderLevel: styles.control ?? '',
  weekday: styles.weekday ?? '',
  day: styles.day ?? '',
  monthsListControl: styles.day ?? '',
  yearsListControl: styles.day ?? '',
}
