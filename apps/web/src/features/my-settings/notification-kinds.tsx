import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Preferences, PreferencesChange } from './notification-preferences.ts'
import { channels, kinds, switchOf } from './notification-preferences.ts'
import styles from './notifications.module.css'

interface Props {
  readonly preferences: Preferences
  readonly change: (change: PreferencesChange) => void
}

/** What the person can be told of, and the two ways to tell it. */
export function NotificationKinds({ preferences, change }: Props) {
  const { t } = useTranslation()
  return (
    <table className={styles.kinds} aria-label={t('settings.notifications.what')}>
      <thead>
        <tr>
          <td />
          {channels.map((channel) => (
            <th key={channel} scope="col">
              {t(`settings.notifications.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              {t(`settings.notifications.kinds.${kind}`)}
              <small>{t(`settings.notifications.means.${kind}`)}</small>
            </th>
            {channels.map((channel) => {
              const name = switchOf(kind, channel)
              return (
                <td key={channel}>
                  <Switch
                    withThumbIndicator={false}
                    className={styles.switch ?? ''}
                    aria-label={`${t(`settings.notifications.kinds.${kind}`)}: ${t(`settings.notifications.${channel}`)}`}
                    checked={preferences[name]}
                    onChange={({ currentTarget }) => change({ [name]: currentTarget.checked })}
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
