import { useTranslation } from 'react-i18next'
import styles from './marks.module.css'
import { priorityText } from './priority.ts'

/** Bars that grow with the priority; nothing for none, but as wide. */
export function PriorityMark({ priority }: { priority: number }) {
  const { t } = useTranslation()
  if (priority === 0) return <span className={styles.priority} aria-hidden="true" />
  const name = t(priorityText(priority))
  return (
    <span className={styles.priority} data-level={priority} role="img" aria-label={name} title={name}>
      <i />
      <i />
      <i />
    </span>
  )
}
