import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { timeAgo } from '../../shared/dates/dates.ts'
import { Row, Rows, Section } from '../../shared/layout/section.tsx'
import { useMe } from '../../shared/people/me.ts'
import { Browsers } from './browsers.tsx'
import styles from './my-settings.module.css'

/** How the person proves who they are, and where they have. */
export function Security() {
  const { t } = useTranslation()
  return (
    <Section id="security" title={t('settings.security.title')} lead={t('settings.security.lead')}>
      <SignIn />
      <Browsers />
    </Section>
  )
}

/** Password and second factor belong to whoever signs people in; here is the way to their page. */
function SignIn() {
  const { t, i18n } = useTranslation()
  const { session, accountUrl } = useMe()
  const shownAt = session?.secondFactorAt
  const state = shownAt
    ? t('settings.security.factorShown', { ago: timeAgo(shownAt, i18n.language) })
    : t('settings.security.factorNotShown')
  return (
    <Rows label={t('settings.security.signIn')}>
      <Row
        title={t('settings.security.password')}
        detail={t(accountUrl ? 'settings.security.passwordHere' : 'settings.security.elsewhere')}
      >
        {accountUrl && (
          <Button component="a" href={accountUrl} variant="default" size="sm" className={styles.account ?? ''}>
            {t('settings.security.changePassword')}
          </Button>
        )}
      </Row>
      <Row
        title={t('settings.security.factor')}
        detail={`${state} ${t(accountUrl ? 'settings.security.factorHere' : 'settings.security.elsewhere')}`}
      >
        {accountUrl && (
          <Button component="a" href={accountUrl} variant="default" size="sm" className={styles.account ?? ''}>
            {t('settings.security.manageFactor')}
          </Button>
        )}
      </Row>
    </Rows>
  )
}
