import { answerOf } from '@millrace/client'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { api } from '../../../shared/api/api.ts'
import { tellFailure } from '../../../shared/notices/notices.tsx'
import { refreshTasks } from '../../../shared/tasks/task-cache.ts'
import panel from '../task-panel.module.css'
import styles from './parts.module.css'

interface Adding {
  readonly id: string
  readonly title: string
  readonly isFailed: boolean
}

/** One line for each subtask: Enter adds it and begins the next. What could not be added stays, to be tried again. */
export function AddSubtask({ task }: { task: Task }) {
  const { t } = useTranslation()
  const [title, setTitle] = useState('')
  const { adding, add } = useAdding(task)
  return (
    <>
      <ul className={styles.rows}>
        {adding.map((each) => (
          <li key={each.id} className={styles.row} data-adding>
            <span className={styles.ring} aria-hidden="true" />
            <span className={styles.title} dir="auto">
              {each.title}
            </span>
            {each.isFailed && (
              <button type="button" className={panel.more} onClick={() => void add(each.title, each.id)}>
                {t('app.retry')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        className={styles.adder}
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim() === '') return
          setTitle('')
          void add(title.replaceAll(/\s+/g, ' ').trim(), crypto.randomUUID())
        }}
      >
        <IconPlus size={16} stroke={1.7} aria-hidden="true" />
        <input
          aria-label={t('panel.addSubtask')}
          placeholder={t('panel.addSubtask')}
          maxLength={500}
          dir="auto"
          value={title}
          onChange={({ target }) => setTitle(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || title === '') return
            event.preventDefault()
            event.currentTarget.blur()
          }}
        />
      </form>
    </>
  )
}

function useAdding({ id: parentId, projectId }: Task) {
  const [adding, setAdding] = useState<readonly Adding[]>([])
  /** The id is the key of the request too, so that a second attempt never adds a second task. */
  const add = async (title: string, id: string) => {
    setAdding((all) => [...all.filter((each) => each.id !== id), { id, title, isFailed: false }])
    try {
      const params = { header: { 'Idempotency-Key': id } }
      await answerOf(api.POST('/v1/tasks', { params, body: { projectId, parentId, title } }))
      await refreshTasks(projectId)
      setAdding((all) => all.filter((each) => each.id !== id))
    } catch (err) {
      tellFailure(err)
      setAdding((all) => all.map((each) => (each.id === id ? { ...each, isFailed: true } : each)))
    }
  }
  return { adding, add }
}
