import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { useDraft } from '../../shared/input/draft.ts'
import { Markdown } from './markdown.tsx'
import styles from './task-panel.module.css'
import type { Edit } from './use-edit.ts'

/** The description as it reads; as Markdown while it is written. A draft outlives the page until it is saved. */
export function Description({ task, edit }: { task: Task; edit: Edit }) {
  const { t } = useTranslation()
  const { text, isChanged, write, forget } = useDraft(`${task.id}:description`, task.description)
  const [isEditing, setEditing] = useState(isChanged)
  const base = useRef(task)
  const begin = () => {
    base.current = task
    setEditing(true)
  }
  const save = async () => {
    if (isChanged && !(await edit({ description: text }, base.current))) return
    setEditing(false)
    forget()
  }
  if (!isEditing) {
    return (
      <section className={styles.section} aria-label={t('panel.description')}>
        {task.description !== '' && <Markdown text={task.description} />}
        {task.can.update && (
          <button type="button" className={styles.quiet} onClick={begin}>
            {task.description === '' ? t('panel.addDescription') : t('panel.edit')}
          </button>
        )}
      </section>
    )
  }
  return (
    <section className={styles.section} aria-label={t('panel.description')}>
      <Textarea
        autosize
        autoFocus
        minRows={4}
        maxRows={24}
        maxLength={100_000}
        aria-label={t('panel.description')}
        value={text}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save()
          if (event.key === 'Escape') event.preventDefault()
        }}
      />
      {text !== '' && <Markdown text={text} />}
      <div className={styles.actions}>
        {isChanged && <small>{t('panel.draft')}</small>}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => {
            forget()
            setEditing(false)
          }}
        >
          {t(isChanged ? 'panel.discard' : 'app.cancel')}
        </Button>
        <Button size="compact-sm" onClick={() => void save()}>
          {t('app.save')}
        </Button>
      </div>
    </section>
  )
}
