import { useTranslation } from 'react-i18next'
import styles from './board.module.css'

const heights = [84, 104, 84, 64]

/** Grey cards in the shape of what is being loaded. */
export function CardSkeletons() {
  const { t } = useTranslation()
  return (
    <div className={styles.skeletons} role="status" aria-label={t('app.loading')}>
      {heights.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these are never reordered.
        <div key={index} className={styles.gone} style={{ height }} />
      ))}
    </div>
  )
}

/** Columns before it is known which. */
export function BoardSkeleton() {
  return (
    <div className={styles.board}>
      {['one', 'two', 'three'].map((name) => (
        <div key={name} className={styles.column}>
          <div className={styles.heading} />
          <CardSkeletons />
        </div>
      ))}
    </div>
  )
}
