import { useTranslation } from 'react-i18next'
import { dateIn } from '../../shared/dates/dates.ts'
import { dateText } from '../../shared/dates/formats.ts'
import { useMe } from '../../shared/people/me.ts'

/** Writes the day of an instant as it is where the reader is. */
export function useDayOf(): (instant: string) => string {
  const { i18n } = useTranslation()
  const { timeZone } = useMe()
  return (instant) => dateText(dateIn(timeZone, new Date(instant)), 'dayAndYear', i18n.language)
}
