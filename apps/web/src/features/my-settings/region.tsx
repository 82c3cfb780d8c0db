import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateIn } from '../../shared/dates/dates.ts'
import { dateText, formatOf, timeIn } from '../../shared/dates/formats.ts'
import { startOfWeek } from '../../shared/dates/weeks.ts'
import { Row, Rows, Section } from '../../shared/layout/section.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { updateMe, useMe } from '../../shared/people/me.ts'
import styles from './my-settings.module.css'
import { SegmentedChoice } from './segmented-choice.tsx'
import { TimeZoneRow } from './time-zone-row.tsx'

const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
] as const
const weekStarts = ['monday', 'sunday', 'saturday'] as const

/** In which language, and what today is. */
export function Region() {
  const { t } = useTranslation()
  const { language, weekStart, can } = useMe()
  const save = (change: Parameters<typeof updateMe>[0]) => void updateMe(change).catch(tellFailure)
  return (
    <Section id="region" title={t('settings.region.title')} lead={t('settings.region.lead')}>
      <Rows label={t('settings.region.title')}>
        <Row title={t('settings.region.language')}>
          <SegmentedChoice
            label={t('settings.region.language')}
            options={languages}
            value={language}
            onChange={(chosen) => save({ language: chosen })}
            disabled={!can.update}
          />
        </Row>
        <TimeZoneRow save={(timeZone) => save({ timeZone })} />
        <Row title={t('settings.region.weekStart')}>
          <SegmentedChoice
            label={t('settings.region.weekStart')}
            options={weekStarts.map((value) => ({ value, label: t(`settings.region.${value}`) }))}
            value={weekStart}
            onChange={(chosen) => save({ weekStart: chosen })}
            disabled={!can.update}
          />
        </Row>
      </Rows>
      <Example />
    </Section>
  )
}

/** What day and time it is, and when the week began, as everything will show it. */
function Example() {
  const { t, i18n } = useTranslation()
  const { timeZone, weekStart } = useMe()
  const now = useMinute()
  const today = dateIn(timeZone, now)
  const firstDay = startOfWeek(today, weekStart)
  return (
    <p className={styles.example}>
      {t('settings.region.example', {
        date: formatOf('fullDay', i18n.language, timeZone).format(now),
        time: timeIn(now.toISOString(), timeZone, i18n.language),
        week: dateText(firstDay, 'dayOfWeek', i18n.language),
      })}
    </p>
  )
}

const minuteMilliseconds = 60_000

/** Now, told anew when the minute changes. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const wait = minuteMilliseconds - (now.getTime() % minuteMilliseconds)
    const timer = setTimeout(() => setNow(new Date()), wait)
    return () => clearTimeout(timer)
  }, [now])
  return now
}
