import { answerOf } from '@millrace/client'
import type { FocusEvent, KeyboardEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { dateText } from '../../shared/dates/formats.ts'
import { useDraft } from '../../shared/input/draft.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { useCalendar } from './calendar-context.ts'
import { carry } from './calendar-queries.ts'
import styles from './new-task.module.css'

/** A line in a day for a task that is due then. What was typed waits for the next day that is pressed. */
export function NewTask({ date }: { date: CalendarDate }) {
  const { t, i18n } = useTranslation()
  const { projectId, startNew, focusDay } = useCalendar()
  const { text, write, forget } = useDraft(`calendar:${projectId}`, '')
  const [isSaving, setSaving] = useState(false)
  const add = async () => {
    const title = text.trim()
    if (title === '' || isSaving) return
    setSaving(true)
    try {
      carry(await answerOf(api.POST('/v1/tasks', { body: { projectId, title, dueOn: date } })))
      forget()
      void queryClient.invalidateQueries({ queryKey: ['tasks'], refetchType: 'none' })
      void queryClient.invalidateQueries({ queryKey: ['board', projectId], refetchType: 'none' })
    } catch (err) {
      tellFailure(err)
    } finally {
      setSaving(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
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
      onChange={({ target }) => write(target.value)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      onClick={(event) => event.stopPropagation()}
    />
  )
}
