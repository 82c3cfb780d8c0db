import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { useReadAhead, useReadOn } from '../../../shared/api/use-read-on.ts'
import { Loaded } from '../../../shared/layout/loaded.tsx'
import { More } from '../more.tsx'
import panel from '../task-panel.module.css'
import { CommentItem } from './comment-item.tsx'
import { commentsQuery } from './comment-queries.ts'
import { CommentWriter } from './comment-writer.tsx'
import styles from './comments.module.css'

const shownAtOnce = 50
/** The last comments matter most, and the list begins with the first: it is read to its end, within reason. */
const mostPages = 20

/** What people said about a task, the latest last, and a field to say more. */
export function Comments({ task }: { task: Task }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(shownAtOnce)
  const query = useInfiniteQuery(commentsQuery(task.id))
  const { data } = query
  const rest = useReadOn(query)
  const comments = data?.pages.flatMap(({ items }) => items) ?? []
  const readsOn = (data?.pages.length ?? 0) < mostPages
  useReadAhead(rest, readsOn)
  const hidden = Math.max(comments.length - shown, 0)
  return (
    <section className={panel.section} aria-label={t('panel.comments')}>
      <header className={panel.heading}>
        <h2>{t('panel.comments')}</h2>
        {comments.length > 0 && !rest.hasMore && <span className={panel.progress}>{comments.length}</span>}
      </header>
      {hidden > 0 && (
        <button type="button" className={panel.more} onClick={() => setShown(shown + shownAtOnce)}>
          {t('panel.earlierComments', { count: hidden })}
        </button>
      )}
      <Loaded query={query} count={2}>
        {() => (
          <ol className={styles.comments}>
            {comments.slice(hidden).map((comment) => (
              <CommentItem key={comment.id} comment={comment} />
            ))}
          </ol>
        )}
      </Loaded>
      {(!readsOn || rest.failure !== null) && <More rest={rest}>{t('panel.more')}</More>}
      {comments.length === 0 && data && !task.can.comment && <p className={panel.nothing}>{t('panel.noComments')}</p>}
      {task.can.comment && <CommentWriter taskId={task.id} projectId={task.projectId} />}
    </section>
  )
}
