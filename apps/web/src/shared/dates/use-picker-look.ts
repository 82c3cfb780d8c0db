import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/de'
import { useTranslation } from 'react-i18next'
import { useMe } from '../people/me.ts'
import styles from './date-field.module.css'
import type { CalendarDate } from './dates.ts'
import { dateIn, weekStartNumber } from './dates.ts'
import { dateText } from './formats.ts'

/** The classes of the parts of a calendar to choose a date from. */
export const pickerParts = {
  calendarHeaderControl: styles.control ?? '',
  calendarHeaderLevel: styles.control ?? '',
  weekday: styles.weekday ?? '',
  day: styles.day ?? '',
  monthsListControl: styles.day ?? '',
  yearsListControl: styles.day ?? '',
}

/** What such a calendar has in common wherever it is: the language, the week and the today of the person. */
export function usePickerLook() {
  const { t, i18n } = useTranslation()
  const { timeZone, weekStart } = useMe()
  // The browser's own today may be another day than the person's.
  const today = dateIn(timeZone)
  const look = {
    locale: i18n.language,
    firstDayOfWeek: weekStartNumber[weekStart],
    getDayProps: (date: CalendarDate) => (date === today ? { className: `${styles.day} ${styles.today}` } : {}),
    getDayAriaLabel: (date: CalendarDate) => dateText(date, 'fullDay', i18n.language),
    ariaLabels: {
      previousMonth: t('due.previousMonth'),
      nextMonth: t('due.nextMonth'),
      monthLevelControl: t('due.chooseMonth'),
      yearLevelControl: t('due.chooseMonth'),
      previousYear: t('due.previousYear'),
      nextYear: t('due.nextYear'),
      previousDecade: t('due.previousDecade'),
      nextDecade: t('due.nextDecade'),
    },
  }
  return { today, look }
}
