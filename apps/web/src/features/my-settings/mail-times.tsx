import { Select, Switch } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatOf } from '../../shared/dates/formats.ts'
import { TimeField } from '../../shared/dates/time-field.tsx'
import { Row, Rows } from '../../shared/layout/section.tsx'
import { useMe } from '../../shared/people/me.ts'
import type { Preferences, PreferencesChange } from './notification-preferences.ts'
import styles from './notifications.module.css'
import { nameOfZone, offsetOf } from './time-zones.ts'

interface Props {
  readonly preferences: Preferences
  readonly change: (change: PreferencesChange) => void
}

const usualHours = { from: '22:00', to: '07:00' } as const

/** When mail comes, by the person's clock. */
export function MailTimes({ preferences: { quietHours, digestHour }, change }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.times}>
      <h3>{t('settings.notifications.when')}</h3>
      <p>
        <Zone />
      </p>
      <Rows label={t('settings.notifications.when')}>
        <Row title={t('settings.notifications.quiet')} detail={t('settings.notifications.quietDetail')}>
          {quietHours && <QuietHours hours={quietHours} change={(hours) => change({ quietHours: hours })} />}
          <Switch
            withThumbIndicator={false}
            className={styles.switch ?? ''}
            aria-label={t('settings.notifications.quiet')}
            checked={quietHours !== null}
            onChange={({ currentTarget }) => change({ quietHours: currentTarget.checked ? usualHours : null })}
          />
        </Row>
        <Row title={t('settings.notifications.digest')} detail={t('settings.notifications.digestDetail')}>
          <DigestHour hour={digestHour} change={(hour) => change({ digestHour: hour })} />
        </Row>
      </Rows>
    </div>
  )
}

function Zone() {
  const { t } = useTranslation()
  const { timeZone } = useMe()
  return (
    <>
      {t('settings.notifications.zone', { zone: nameOfZone(timeZone, offsetOf(timeZone)) })}{' '}
      <Link to="/settings" hash="region">
        {t('settings.notifications.changeZone')}
      </Link>
    </>
  )
}

type Hours = NonNullable<Preferences['quietHours']>

function QuietHours({ hours, change }: { hours: Hours; change: (hours: Hours) => void }) {
  const { t } = useTranslation()
  return (
    <span className={styles.hours}>
      {(['from', 'to'] as const).map((end) => (
        <span key={end}>
          <span aria-hidden="true">{t(`settings.notifications.${end}`)}</span>
          <TimeField
            label={t(`settings.notifications.quiet-${end}`)}
            value={hours[end]}
            onChange={(time) => time !== '' && change({ ...hours, [end]: time })}
          />
        </span>
      ))}
    </span>
  )
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

function DigestHour({ hour, change }: { hour: number | null; change: (hour: number | null) => void }) {
  const { t, i18n } = useTranslation()
  const format = formatOf('time', i18n.language)
  return (
    <Select
      className={styles.digest ?? ''}
      aria-label={t('settings.notifications.digest')}
      allowDeselect={false}
      maxDropdownHeight={320}
      data={[
        { value: 'off', label: t('settings.notifications.single') },
        ...hours.map((each) => ({ value: String(each), label: format.format(Date.UTC(2000, 0, 1, each)) })),
      ]}
      value={hour === null ? 'off' : String(hour)}
      onChange={(chosen) => chosen !== null && change(chosen === 'off' ? null : Number(chosen))}
    />
  )
}
