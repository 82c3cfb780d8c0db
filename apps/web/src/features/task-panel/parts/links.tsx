import type { Schemas } from '@millrace/client'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { Loaded } from '../../../shared/layout/loaded.tsx'
import marks from '../../../shared/tasks/marks.module.css'
import { StatusMark } from '../../../shared/tasks/status-mark.tsx'
import { TaskLink } from '../panel-place.tsx'
import panel from '../task-panel.module.css'
import { AddLink } from './add-link.tsx'
import type { Relation } from './link-tasks.ts'
import { linksQuery, relationOf, relations, unlink } from './link-tasks.ts'
import styles from './parts.module.css'

type TaskLinkOf = Schemas['TaskLink']

/** The tasks that this one has to do with, by how. */
export function Links({ task }: { task: Task }) {
  const { t } = useTranslation()
  const query = useQuery(linksQuery(task.id))
  const [isAdding, setAdding] = useState(false)
  if (query.data?.length === 0 && !task.can.update) return null
  return (
    <section className={panel.section} aria-label={t('panel.links')}>
      <header className={panel.heading}>
        <h2>{t('panel.links')}</h2>
      </header>
      <Loaded query={query} count={1}>
        {(links) =>
          relations.map((relation) => <Related key={relation} task={task} links={links} relation={relation} />)
        }
      </Loaded>
      {isAdding && <AddLink task={task} links={query.data ?? []} close={() => setAdding(false)} />}
      {!isAdding && task.can.update && (
        <button type="button" className={panel.more} onClick={() => setAdding(true)}>
          {t('panel.addLink')}
        </button>
      )}
    </section>
  )
}

interface RelatedProps {
  readonly task: Task
  readonly links: readonly TaskLinkOf[]
  readonly relation: Relation
}

function Related({ task, links, relation }: RelatedProps) {
  const { t } = useTranslation()
  const related = links.filter((link) => relationOf(link) === relation)
  if (related.length === 0) return null
  return (
    <div className={styles.relation}>
      <h3>{t(`panel.relation.${relation}`)}</h3>
      <ul className={styles.rows}>
        {related.map((link) => (
          <LinkRow key={link.id} task={task} link={link} />
        ))}
      </ul>
    </div>
  )
}

function LinkRow({ task, link }: { task: Task; link: TaskLinkOf }) {
  const { t } = useTranslation()
  const { id, key, title, status } = link.task
  return (
    <li className={styles.row} data-completed={status === 'completed' || undefined}>
      <span className={marks.status} data-status={status} role="img" aria-label={t(`status.${status}`)}>
        <StatusMark status={status} />
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
