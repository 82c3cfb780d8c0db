import { IconCornerLeftUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { TaskName } from '../fields/value.tsx'
import { TaskLink } from '../panel-place.tsx'
import styles from './parent.module.css'

/** The way back to the task of which this one is a part. */
export function Parent({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.parent} aria-label={t('panel.parent')}>
      <TaskLink id={id}>
        <IconCornerLeftUp size={14} stroke={1.7} aria-hidden="true" />
        <span>
          <TaskName id={id} />
        </span>
      </TaskLink>
    </nav>
  )
}
