import type { DatePickerInputProps } from '@mantine/dates'
import { DatePickerInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import styles from './date-field.module.css'
import type { CalendarDate } from './dates.ts'
import { shortDate } from './dates.ts'
import { pickerParts, usePickerLook } from './use-picker-look.ts'

type Look = 'aria-label' | 'label' | 'placeholder' | 'clearable' | 'readOnly' | 'variant' | 'size'

interface Props extends Pick<DatePickerInputProps<'default'>, Look> {
  readonly value: CalendarDate | null
  readonly onChange: (date: CalendarDate | null) => void
}

/** Chooses a calendar date in the language and with the week of the person. Load it on demand: it is large. */
export function DateField({ value, onChange, readOnly = false, ...field }: Props) {
  const { t, i18n } = useTranslation()
  const { today, look } = usePickerLook()
  const shown = value === null ? field.placeholder : shortDate(value, i18n.language, today)
  const label = field['aria-label']
  return (
    <DatePickerInput
      {...field}
      // It is a button: its name has to tell what it shows, too.
      {...(label !== undefined && { 'aria-label': [label, shown].filter(Boolean).join(', ') })}
      classNames={{ ...pickerParts, input: styles.input ?? '', placeholder: styles.placeholder ?? '' }}
      readOnly={readOnly}
      {...look}
      defaultDate={value ?? today}
      clearButtonProps={{ 'aria-label': t('due.removeDate') }}
      popoverProps={{ shadow: 'md', radius: 'md', withinPortal: true }}
      value={value}
      valueFormatter={({ date }) => (typeof date === 'string' ? shortDate(date, i18n.language, today) : '')}
      onChange={onChange}
    />
  )
}
