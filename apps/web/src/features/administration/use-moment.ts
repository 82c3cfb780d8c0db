import { useTranslation } from 'react-i18next'
import { momentText } from '../../shared/dates/dates.ts'
import { useMe } from '../../shared/people/me.ts'

/** Writes the day and time of an instant as they are where the reader is. */
export function useMoment(): (instant: string) => string {
  const { i18n } = useTranslation()
  const { timeZone } = useMe()
  return (instant) => momentText(instant, timeZone, i18n.language)
}
