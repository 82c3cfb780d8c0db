import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { useDraft } from '../../shared/input/draft.ts'
import styles from './task-panel.module.css'
import type { Edit } from './use-edit.ts'

/** The title; saved on Enter and when the field is left. */
export function Title({ task, edit }: { task: Task; edit: Edit }) {
  const { t } = useTranslation()
  const { text, isChanged, write, forget } = useDraft(`${task.id}:title`, task.title)
  const base = useRef(task)
  const save = async () => {
    const title = text.replaceAll('\n', ' ').trim()
    if (!isChanged || title === '' || (await edit({ title }, base.current))) forget()
  }
  return (
    <textarea
      className={styles.title}
      aria-label={t('panel.title')}
      rows={1}
      maxLength={500}
      readOnly={!task.can.update}
      value={text}
      dir="auto"
      onFocus={() => {
        base.current = task
      }}
      onChange={({ target }) => write(target.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          event.currentTarget.blur()
        }
      }}
    />
  )
}
