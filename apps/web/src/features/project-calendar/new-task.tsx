import type { FocusEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { dateText } from '../../shared/dates/formats.ts'
import { useDraft } from '../../shared/input/draft.ts'
import { useUnsentTask } from '../../shared/tasks/use-unsent-tasks.ts'
import { useCalendar } from './calendar-context.ts'
import { carry } from './calendar-queries.ts'
import styles from './new-task.module.css'

/** A line in a day for a task that is due then. What was typed waits for the next day that is pressed. */
export function NewTask({ date }: { date: CalendarDate }) {
  const { t, i18n } = useTranslation()
  const { projectId, startNew, focusDay } = useCalendar()
  const { text, write, forget } = useDraft(`calendar:${projectId}`, '')
  const { isSaving, save, leave } = useUnsentTask(`calendar:${projectId}`, (task) => {
    carry(task)
    forget()
  })
  const add = () => {
    if (text.trim() !== '') save({ projectId, title: text.trim(), dueOn: date })
  }
  const change = (next: string) => {
    write(next)
    if (next === '') leave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) add()
    if (event.key !== 'Escape') return
    startNew(null)
    focusDay(date)
  }
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (text.trim() === '' && relatedTarget !== null) startNew(null)
  }
  return (
    <input
      className={styles.field}
      // biome-ignore lint/a11y/noAutofocus: appears where somebody has just asked for it.
      autoFocus
      dir="auto"
      maxLength={500}
      aria-label={t('calendar.newOn', { date: dateText(date, 'fullDay', i18n.language) })}
      placeholder={t('app.newTask')}
      readOnly={isSaving}
      aria-busy={isSaving}
      value={text}
      onChange={({ target }) => change(target.value)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      onClick={(event) => event.stopPropagation()}
    />
  )
}
