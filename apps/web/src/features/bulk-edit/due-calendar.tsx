import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/de'
import { DatePicker } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import parts from '../../shared/dates/date-field.module.css'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { dateIn, weekStartNumber } from '../../shared/dates/dates.ts'
import { dateText } from '../../shared/dates/formats.ts'
import { useMe } from '../../shared/people/me.ts'

/** A month to choose a day from. Loaded on demand: it is large. */
export function DueCalendar({ choose }: { choose: (date: CalendarDate) => void }) {
  const { t, i18n } = useTranslation()
  const { timeZone, weekStart } = useMe()
  const today = dateIn(timeZone)
  return (
    <DatePicker
      classNames={classNames}
      locale={i18n.language}
      firstDayOfWeek={weekStartNumber[weekStart]}
      defaultDate={today}
      value={null}
      onChange={(date) => date !== null && choose(date)}
      getDayProps={(date) => (date === today ? { className: `${parts.day} ${parts.today}` } : {})}
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
    />
  )
}

const classNames = {
  calendarHeaderControl: parts.control ?? '',
  calendarHeaderLevel: parts.control ?? '',
  weekday: parts.weekday ?? '',
  day: parts.day ?? '',
  monthsListControl: parts.day ?? '',
  yearsListControl: parts.day ?? '',
}
