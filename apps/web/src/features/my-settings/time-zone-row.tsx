import { Button, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Row } from '../../shared/layout/section.tsx'
import { useMe } from '../../shared/people/me.ts'
import styles from './my-settings.module.css'
import { nameOfZone, offsetOf, zonesWith } from './time-zones.ts'

/** Where the person's days begin. */
export function TimeZoneRow({ save }: { save: (timeZone: string) => void }) {
  const { t } = useTranslation()
  const { timeZone, can } = useMe()
  const [isOpen, setOpen] = useState(false)
  const ofDevice = Intl.DateTimeFormat().resolvedOptions().timeZone
  // Only a list that is looked at is worth the offsets of four hundred places.
  const choices = useMemo(
    () =>
      (isOpen ? zonesWith(timeZone) : [timeZone]).map((zone) => ({
        value: zone,
        label: nameOfZone(zone, offsetOf(zone)),
      })),
    [isOpen, timeZone],
  )
  return (
    <Row
      title={t('settings.region.timeZone')}
      detail={
        ofDevice !== timeZone && (
          <Button
            variant="subtle"
            size="compact-sm"
            className={styles.inline ?? ''}
            disabled={!can.update}
            onClick={() => save(ofDevice)}
          >
            {t('settings.region.useDevice', { zone: nameOfZone(ofDevice) })}
          </Button>
        )
      }
    >
      <Select
        className={styles.field}
        aria-label={t('settings.region.timeZone')}
        searchable
        allowDeselect={false}
        maxDropdownHeight={320}
        nothingFoundMessage={t('app.nothingFound')}
        data={choices}
        value={timeZone}
        disabled={!can.update}
        onDropdownOpen={() => setOpen(true)}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={(chosen) => chosen !== null && save(chosen)}
      />
    </Row>
  )
}
