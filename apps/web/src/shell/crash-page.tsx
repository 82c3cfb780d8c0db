import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../shared/layout/states.tsx'

/** Instead of a blank page when a place fails. */
export function CrashPage() {
  const { t } = useTranslation()
  return (
    <Empty title={t('failure.crash')}>
      <Button variant="default" onClick={() => location.reload()}>
        {t('failure.reload')}
      </Button>
    </Empty>
  )
}

/** For an address that leads nowhere. */
export function MissingPage() {
  const { t } = useTranslation()
  return (
    <Empty title={t('failure.page')}>
      <Link to="/">{t('failure.home')}</Link>
    </Empty>
  )
}
