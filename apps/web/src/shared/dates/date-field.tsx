import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/de'
import type { DatePickerInputProps } from '@mantine/dates'
import { DatePickerInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { useMe } from '../people/me.ts'
import type { CalendarDate } from './dates.ts'
import { dateIn, shortDate, weekStartNumber } from './dates.ts'

type Look = 'aria-label' | 'label' | 'placeholder' | 'clearable' | 'readOnly' | 'variant' | 'size' | 'classNames'

interface Props extends Pick<DatePickerInputProps<'default'>, Look> {
  readonly value: CalendarDate | null
  readonly onChange: (date: CalendarDate | null) => void
}

/** Chooses a calendar date in the language and with the week of the person. Load it on demand: it is large. */
export function DateField({ value, onChange, ...field }: Props) {
  const { i18n } = useTranslation()
  const { timeZone, weekStart } = useMe()
  const today = dateIn(timeZone)
  return (
    <DatePickerInput
      {...field}
      locale={i18n.language}
      firstDayOfWeek={weekStartNumber[weekStart]}
      value={value}
      valueFormatter={({ date }) => (typeof date === 'string' ? shortDate(date, i18n.language, today) : '')}
      onChange={onChange}
    />
  )
}
