import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import styles from './title.module.css'
import type { Edit } from './use-edit.ts'
import { useTaskDraft } from './use-task-draft.ts'

/** The title; saved on Enter, on Escape and when the field is left. */
export function Title({ task, edit }: { task: Task; edit: Edit }) {
  const { t } = useTranslation()
  const { text, isChanged, write, forget, save } = useTaskDraft(task, 'title', edit)
  const leave = () => {
    const title = text.replaceAll(/\s+/g, ' ').trim()
    if (title === '') forget()
    else if (isChanged) void save(title)
  }
  return (
    <div className={styles.grow} data-text={text} dir="auto">
      <textarea
        className={styles.title}
        aria-label={t('panel.title')}
        rows={1}
        maxLength={500}
        readOnly={!task.can.update}
        data-completed={task.status === 'completed' || undefined}
        value={text}
        dir="auto"
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          const isDone = event.key === 'Enter' || (event.key === 'Escape' && isChanged)
          if (!isDone || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.blur()
        }}
      />
    </div>
  )
}
