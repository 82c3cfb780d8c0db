import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../../shared/layout/loaded.tsx'
import { Section } from '../../shared/layout/section.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { MailTimes } from './mail-times.tsx'
import { NotificationKinds } from './notification-kinds.tsx'
import type { PreferencesChange } from './notification-preferences.ts'
import { changePreferences, preferencesQuery } from './notification-preferences.ts'

/** Of what the person is told, which way and when. */
export function Notifications() {
  const { t } = useTranslation()
  const query = useQuery(preferencesQuery)
  return (
    <Section id="notifications" title={t('settings.notifications.title')} lead={t('settings.notifications.lead')}>
      <Loaded query={query} count={6}>
        {(preferences) => {
          const change = (part: PreferencesChange) => void changePreferences(preferences, part).catch(tellFailure)
          return (
            <>
              <NotificationKinds preferences={preferences} change={change} />
              <MailTimes preferences={preferences} change={change} />
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}
