import { IconArrowBackUp } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { restoreTasks } from '../../shared/bulk/actions.ts'
import { momentText, timeAgo } from '../../shared/dates/dates.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { useMe } from '../../shared/people/me.ts'
import type { Project } from '../../shared/projects/projects.ts'
import { SelectBox } from '../../shared/selection/select-box.tsx'
import { useIsSelected } from '../../shared/selection/selection.ts'
import { bringBack } from './restore.ts'
import styles from './trash.module.css'

/** A deleted task: it can be read, selected and restored. */
export function DeletedTask({ task, project }: { task: Task; project: string | undefined }) {
  const isSelected = useIsSelected(task.id)
  return (
    <div className={styles.row} data-selected={isSelected || undefined}>
      <span className={styles.box}>
        <SelectBox task={task} />
      </span>
      <span className={styles.key}>{task.key}</span>
      <Link
        to="."
        search={(before: object) => ({ ...before, task: task.id })}
        className={styles.title}
        data-task={task.id}
        title={task.title}
        dir="auto"
      >
        {task.title}
      </Link>
      {project !== undefined && (
        <span className={styles.project} dir="auto">
          {project}
        </span>
      )}
      <DeletedAt at={task.deletedAt} />
      {task.can.restore && <Restore name={task.title} run={() => restoreTasks([task])} />}
    </div>
  )
}

/** A deleted project: it comes back with everything in it. */
export function DeletedProject({ project }: { project: Project }) {
  const navigate = useNavigate()
  const open = () => void navigate({ to: '/projects/$projectId', params: { projectId: project.id } })
  return (
    <div className={styles.row}>
      <span className={styles.box}>
        <span className={styles.dot} style={{ background: project.color ?? 'var(--line-strong)' }} />
      </span>
      <span className={styles.key}>{project.key}</span>
      <span className={styles.name} title={project.name} dir="auto">
        {project.name}
      </span>
      <DeletedAt at={project.deletedAt} />
      {project.can.restore && <Restore name={project.name} run={() => bringBack(project, open)} />}
    </div>
  )
}

function DeletedAt({ at }: { at: string | null }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useMe()
  if (at === null) return null
  const moment = momentText(at, timeZone, i18n.language)
  return (
    <time className={styles.deleted} dateTime={at} title={t('trash.deleted', { moment })}>
      {timeAgo(at, i18n.language)}
    </time>
  )
}

function Restore({ name, run }: { name: string; run: () => Promise<void> }) {
  const { t } = useTranslation()
  const [isRunning, setRunning] = useState(false)
  const restore = () => {
    setRunning(true)
    void run()
      .catch(tellFailure)
      .finally(() => setRunning(false))
  }
  return (
    <button
      type="button"
      className={styles.restore}
      aria-label={t('trash.restoreOne', { name })}
      aria-disabled={isRunning}
      onClick={isRunning ? undefined : restore}
    >
      <IconArrowBackUp size={15} stroke={1.6} /> <span>{t('trash.restore')}</span>
    </button>
  )
}
