import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './icon-button.module.css'

/** Begins to delete the thing of that name. */
export function DeleteButton({ name, run }: { name: string; run: () => void }) {
  const { t } = useTranslation()
  const label = t('projectSettings.deleteThing', { name })
  return (
    <button type="button" className={styles.icon} data-end aria-label={label} title={label} onClick={run}>
      <IconTrash size={16} stroke={1.6} />
    </button>
  )
}
