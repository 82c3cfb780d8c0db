import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { api } from '../../../shared/api/api.ts'
import { useReadOn } from '../../../shared/api/use-read-on.ts'
import { Loaded } from '../../../shared/layout/loaded.tsx'
import { More } from '../more.tsx'
import panel from '../task-panel.module.css'
import { groupEntries } from './group-entries.ts'
import styles from './history.module.css'
import { HistoryItem } from './history-item.tsx'

interface HistoryPage {
  items: Schemas['HistoryEntry'][]
  nextCursor: string | null
}

const historyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['history', id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<HistoryPage> => {
      const query = { limit: 30, ...(pageParam !== null && { cursor: pageParam }) }
      return answerOf(api.GET('/v1/tasks/{id}/history', { params: { path: { id }, query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** Who changed what, and when; the latest first. */
export function History({ task }: { task: Task }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(historyQuery(task.id))
  const { data, refetch } = query
  const rest = useReadOn(query)
  const read = useRef(task.version)
  useEffect(() => {
    if (read.current === task.version) return
    read.current = task.version
    void refetch()
  }, [task.version, refetch])
  const groups = useMemo(() => groupEntries(data?.pages.flatMap(({ items }) => items) ?? []), [data])
  return (
    <section className={panel.section} aria-label={t('panel.history')}>
      <header className={panel.heading}>
        <h2>{t('panel.history')}</h2>
      </header>
      <Loaded query={query} count={3}>
        {() => (
          <ol className={styles.history}>
            {groups.map((group) => (
              <HistoryItem key={group.id} group={group} projectId={task.projectId} />
            ))}
          </ol>
        )}
      </Loaded>
      <More rest={rest}>{t('panel.moreHistory')}</More>
    </section>
  )
}
