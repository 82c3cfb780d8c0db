import { useTranslation } from 'react-i18next'
import styles from './states.module.css'

const widths = [62, 44, 71, 38, 55, 66, 48]

/** Lines in the shape of what is being loaded. */
export function Skeletons({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <div className={styles.skeletons} role="status" aria-label={t('app.loading')}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these lines are never reordered.
        <div key={index} className={styles.skeleton}>
          <i style={{ width: 16 }} />
          <i style={{ width: `${widths[index % widths.length]}%` }} />
        </div>
      ))}
    </div>
  )
}
