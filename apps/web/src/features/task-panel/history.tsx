import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { en } from '../../i18n/en.ts'
import { api } from '../../shared/api/api.ts'
import { timeAgo } from '../../shared/dates/dates.ts'
import styles from './task-panel.module.css'

type Entry = Schemas['HistoryEntry']

/** Who changed what, and when; the latest first. */
export function History({ id, version }: { id: string; version: number }) {
  const { t, i18n } = useTranslation()
  const { data: entries = [] } = useQuery({
    queryKey: ['history', id, version],
    placeholderData: (before: Entry[] | undefined) => before,
    queryFn: async () =>
      (await answerOf(api.GET('/v1/tasks/{id}/history', { params: { path: { id }, query: { limit: 30 } } }))).items,
  })
  return (
    <section className={styles.section}>
      <h2>{t('panel.history')}</h2>
      <ol className={styles.history}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Sentence entry={entry} /> <time dateTime={entry.at}>{timeAgo(entry.at, i18n.language)}</time>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Sentence({ entry: { type, actor, changes } }: { entry: Entry }) {
  const { t } = useTranslation()
  const { name } = actor
  if (type === 'task.created') return t('panel.created', { name })
  const fields = changes.map(({ field }) => t(`fields.${field as keyof typeof en.fields}`, { defaultValue: field }))
  if (fields.length > 0) return t('panel.changed', { name, fields: [...new Set(fields)].join(', ') })
  return t('panel.did', { name, type })
}
