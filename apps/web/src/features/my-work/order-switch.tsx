import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './order-switch.module.css'
import type { WorkOrder } from './work-search.ts'

/** Whether tasks stand below when they are due or below their projects. */
export function OrderSwitch({ order }: { order: WorkOrder }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.switch} aria-label={t('myWork.order')}>
      {(['date', 'project'] as const).map((by) => (
        <Link
          key={by}
          to="."
          search={(before: object) => ({ ...before, by })}
          aria-current={by === order ? 'true' : undefined}
          replace
        >
          {t(`myWork.by.${by}`)}
        </Link>
      ))}
    </nav>
  )
}
