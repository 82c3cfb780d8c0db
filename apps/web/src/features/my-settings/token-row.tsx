import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { timeAgo } from '../../shared/dates/dates.ts'
import { formatOf } from '../../shared/dates/formats.ts'
import { Row } from '../../shared/layout/section.tsx'
import { useMe } from '../../shared/people/me.ts'
import type { AccessToken } from './my-queries.ts'
import styles from './tokens.module.css'

/** A token by name: what it may do, when it was used, and how long it lives. */
export function TokenRow({ token, revoke }: { token: AccessToken; revoke: () => void }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useMe()
  const { name, createdAt, lastUsedAt, expiresAt } = token
  const dateOf = (instant: string) => formatOf('dayAndYear', i18n.language, timeZone).format(new Date(instant))
  const isExpired = expiresAt !== null && Date.parse(expiresAt) <= Date.now()
  const used = lastUsedAt
    ? t('settings.tokens.used', { ago: timeAgo(lastUsedAt, i18n.language) })
    : t('settings.tokens.unused')
  const end = expiresAt ? t('settings.tokens.expires', { date: dateOf(expiresAt) }) : t('settings.tokens.expiresNever')
  return (
    <Row
      title={<span dir="auto">{name}</span>}
      detail={
        <>
          <span className={styles.facts}>
            <span>{t('settings.tokens.made', { date: dateOf(createdAt) })}</span>
            <span>{used}</span>
            <span data-expired={isExpired || undefined}>{isExpired ? t('settings.tokens.expired') : end}</span>
          </span>
          <code className={styles.list}>{token.scopes.join(' ')}</code>
        </>
      }
    >
      {token.can.revoke && (
        <Button variant="default" size="sm" aria-label={t('settings.tokens.revokeOne', { name })} onClick={revoke}>
          {t('settings.tokens.revoke')}
        </Button>
      )}
    </Row>
  )
}
