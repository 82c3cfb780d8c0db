import { Button, Textarea } from '@mantine/core'
import { answerOf } from '@millrace/client'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { timeAgo } from '../../shared/dates/dates.ts'
import { useDraft } from '../../shared/input/draft.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { Avatar } from '../../shared/people/avatar.tsx'
import { Markdown } from './markdown.tsx'
import styles from './task-panel.module.css'

const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['comments', id],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/tasks/{id}/comments', { params: { path: { id }, query: { limit: 100 } } }))).items,
  })

/** What people said about a task, and a field to say more. */
export function Comments({ task }: { task: Task }) {
  const { t, i18n } = useTranslation()
  const { data: comments = [] } = useQuery(commentsQuery(task.id))
  return (
    <section className={styles.section}>
      <h2>{t('panel.comments')}</h2>
      {comments.map(({ id, author, body, createdAt }) => (
        <div key={id} className={styles.comment}>
          <Avatar id={author.id} />
          <div>
            <p>
              <b>{author.name}</b> <time dateTime={createdAt}>{timeAgo(createdAt, i18n.language)}</time>
            </p>
            <Markdown text={body} />
          </div>
        </div>
      ))}
      {task.can.comment && <Writer taskId={task.id} />}
    </section>
  )
}

function Writer({ taskId }: { taskId: string }) {
  const { t } = useTranslation()
  const { text: body, write, forget } = useDraft(`${taskId}:comment`, '')
  const [isSending, setSending] = useState(false)
  const send = async () => {
    if (body.trim() === '' || isSending) return
    setSending(true)
    try {
      await answerOf(api.POST('/v1/tasks/{id}/comments', { params: { path: { id: taskId } }, body: { body } }))
      forget()
      await queryClient.invalidateQueries({ queryKey: commentsQuery(taskId).queryKey })
    } catch (err) {
      tellFailure(err)
    }
    setSending(false)
  }
  return (
    <div className={styles.writer}>
      <Textarea
        autosize
        minRows={2}
        maxLength={20_000}
        aria-label={t('panel.comment')}
        placeholder={t('panel.comment')}
        value={body}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send()
        }}
      />
      {body.trim() !== '' && (
        <Button size="compact-sm" loading={isSending} onClick={() => void send()}>
          {t('panel.send')}
        </Button>
      )}
    </div>
  )
}
