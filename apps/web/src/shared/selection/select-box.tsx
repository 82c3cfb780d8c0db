import { useTranslation } from 'react-i18next'
import type { Task } from '../api/api.ts'
import styles from './select-box.module.css'
import { toggleSelected, useIsSelected } from './selection.ts'

/** Selects a task for an action on many; with Shift, a range of them. */
export function SelectBox({ task }: { task: Task }) {
  const { t } = useTranslation()
  const isSelected = useIsSelected(task.id)
  return (
    <input
      type="checkbox"
      className={styles.box}
      aria-label={t('task.select', { title: task.title })}
      checked={isSelected}
      onChange={({ nativeEvent }) =>
        toggleSelected(task, nativeEvent instanceof MouseEvent ? nativeEvent.shiftKey : false)
      }
    />
  )
}
