import { useTranslation } from 'react-i18next'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Sections } from '../../shared/layout/section.tsx'
import { Appearance } from './appearance.tsx'
import styles from './my-settings.module.css'
import { Notifications } from './notifications.tsx'
import { Profile } from './profile.tsx'
import { Region } from './region.tsx'
import { Security } from './security.tsx'
import { SettingsNavigation } from './settings-navigation.tsx'
import { Tokens } from './tokens.tsx'

/** What a person sets for themselves. */
export function MySettings() {
  const { t } = useTranslation()
  return (
    <>
      <PlaceHeader title={t('settings.title')} />
      <div className={styles.body}>
        <SettingsNavigation />
        <Sections>
          <Profile />
          <Region />
          <Appearance />
          <Notifications />
          <Security />
          <Tokens />
        </Sections>
      </div>
    </>
  )
}
