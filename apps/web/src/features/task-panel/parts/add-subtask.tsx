import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { useDraft } from '../../../shared/input/draft.ts'
import { refreshTasks } from '../../../shared/tasks/task-cache.ts'
import { useUnsentTasks } from '../../../shared/tasks/use-unsent-tasks.ts'
import panel from '../task-panel.module.css'
import styles from './parts.module.css'

/** One line for each subtask: Enter adds it and begins the next. What could not be added stays, to be tried again. */
export function AddSubtask({ task: { id, projectId } }: { task: Task }) {
  const { t } = useTranslation()
  const { text, write, forget } = useDraft(`${id}:subtask`, '')
  const { unsent, add, retry, leave } = useUnsentTasks(`subtask:${id}`, (task) => refreshTasks(task.projectId))
  const submit = () => {
    const title = text.replaceAll(/\s+/g, ' ').trim()
    if (title === '') return
    forget()
    add({ projectId, parentId: id, title })
  }
  return (
    <>
      <ul className={styles.rows}>
        {unsent.map((entry) => (
          <li key={entry.key} className={styles.row} data-adding>
            <span className={styles.ring} aria-hidden="true" />
            <span className={styles.title} dir="auto">
              {entry.fields.title}
            </span>
            {!entry.isSending && (
              <>
                <button type="button" className={panel.more} onClick={() => retry(entry)}>
                  {t('app.retry')}
                </button>
                <button type="button" className={panel.more} onClick={() => leave(entry.key)}>
                  {t('app.discard')}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      <form
        className={styles.adder}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <IconPlus size={16} stroke={1.7} aria-hidden="true" />
        <input
          aria-label={t('panel.addSubtask')}
          placeholder={t('panel.addSubtask')}
          maxLength={500}
          dir="auto"
          value={text}
          onChange={({ target }) => write(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === '') return
            event.preventDefault()
            event.currentTarget.blur()
          }}
        />
      </form>
    </>
  )
}
