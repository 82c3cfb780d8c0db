import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { IconX } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { api } from '../../../shared/api/api.ts'
import marks from '../../../shared/tasks/marks.module.css'
import { TaskLink } from '../panel-place.tsx'
import panel from '../task-panel.module.css'
import { AddLink } from './add-link.tsx'
import { relationOf, relations, unlink } from './link-tasks.ts'
import styles from './parts.module.css'

type TaskLinkOf = Schemas['TaskLink']

const linksQuery = (id: string) =>
  queryOptions({
    queryKey: ['links', id],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/tasks/{id}/links', { params: { path: { id }, query: { limit: 100 } } }))).items,
  })

/** The tasks that this one has to do with, by how. */
export function Links({ task }: { task: Task }) {
  const { t } = useTranslation()
  const { data: links = [] } = useQuery(linksQuery(task.id))
  const [isAdding, setAdding] = useState(false)
  if (links.length === 0 && !task.can.update) return null
  return (
    <section className={panel.section} aria-label={t('panel.links')}>
      <header className={panel.heading}>
        <h2>{t('panel.links')}</h2>
      </header>
      {relations.map((relation) => {
        const related = links.filter((link) => relationOf(link) === relation)
        if (related.length === 0) return null
        return (
          <div key={relation} className={styles.relation}>
            <h3>{t(`panel.relation.${relation}`)}</h3>
            <ul className={styles.rows}>
              {related.map((link) => (
                <LinkRow key={link.id} task={task} link={link} />
              ))}
            </ul>
          </div>
        )
      })}
      {isAdding && <AddLink task={task} links={links} close={() => setAdding(false)} />}
      {!isAdding && task.can.update && (
        <button type="button" className={panel.more} onClick={() => setAdding(true)}>
          {t('panel.addLink')}
        </button>
      )}
    </section>
  )
}

function LinkRow({ task, link }: { task: Task; link: TaskLinkOf }) {
  const { t } = useTranslation()
  const { id, key, title, status } = link.task
  return (
    <li className={styles.row} data-completed={status === 'completed' || undefined}>
      <span className={marks.status} data-status={status} role="img" aria-label={t(`status.${status}`)}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6.25" />
          {status === 'completed' && <path d="m5.200 8.200 2 2 3.700-4.200" />}
          {status === 'in-progress' && <path d="M8 4.750a3.250 3.250 0 0 1 0 6.500z" data-fill />}
        </svg>
      </span>
      <span className={styles.key}>{key}</span>
      <TaskLink id={id} className={styles.title} title={title}>
        {title}
      </TaskLink>
      {task.can.update && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('panel.removeLink', { key })}
          onClick={() => void unlink(task.id, link)}
        >
          <IconX size={15} stroke={1.7} aria-hidden="true" />
        </button>
      )}
    </li>
  )
}
