import { useTranslation } from 'react-i18next'
import styles from './sign-in-page.module.css'

/** What is shown to somebody who is not signed in, whatever address they opened; they come back to it. */
export function SignInPage() {
  const { t } = useTranslation()
  const returnTo = encodeURIComponent(location.pathname + location.search + location.hash)
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <img src="/icon.svg" alt="" width="48" height="48" />
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.lead')}</p>
        <a className={styles.action} href={`/auth/login?returnTo=${returnTo}`}>
          {t('signIn.action')}
        </a>
      </div>
      <svg className={styles.water} viewBox="0 0 1440 220" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 60c180 0 180 60 360 60s180-60 360-60 180 60 360 60 180-60 360-60v160H0z" />
        <path d="M0 110c180 0 180 50 360 50s180-50 360-50 180 50 360 50 180-50 360-50v110H0z" />
      </svg>
    </main>
  )
}
