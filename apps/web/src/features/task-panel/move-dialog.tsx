import { Button } from '@mantine/core'
import { answerOf } from '@millrace/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { api } from '../../shared/api/api.ts'
import { Dialog } from '../../shared/layout/dialog.tsx'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import type { Project } from '../../shared/projects/projects.ts'
import { labelsQuery } from '../../shared/projects/projects.ts'
import { putTask, refreshTasks } from '../../shared/tasks/task-cache.ts'
import panel from './task-panel.module.css'

interface Props {
  readonly task: Task
  readonly target: Project
  readonly name: string
  readonly close: () => void
}

/** Asks before a task goes to another project, and says what it leaves behind. */
export function MoveDialog({ task, target, name, close }: Props) {
  const { t } = useTranslation()
  const [isMoving, setMoving] = useState(false)
  const lost = useLostLabels(task, target.id)
  const move = async () => {
    setMoving(true)
    try {
      const params = { path: { id: task.id } }
      const moved = await answerOf(api.POST('/v1/tasks/{id}/move', { params, body: { projectId: target.id } }))
      putTask(moved)
      close()
      tell({ title: t('panel.move.done', { key: moved.key, name }) })
      await Promise.all([refreshTasks(task.projectId), refreshTasks(target.id)])
    } catch (err) {
      setMoving(false)
      tellFailure(err)
    }
  }
  return (
    <Dialog onClose={close} title={t('panel.move.title', { key: task.key, name })}>
      <ul className={panel.losses}>
        <li>{t('panel.move.key', { key: target.key })}</li>
        <li>{t('panel.move.column', { status: t(`status.${task.status}`) })}</li>
        {lost.length > 0 && <li>{t('panel.move.labels', { labels: lost.join(', ') })}</li>}
        {task.assigneeId !== null && <li>{t('panel.move.assignee')}</li>}
        {task.parentId !== null && <li>{t('panel.move.parent')}</li>}
        <li>{t('panel.move.subtasks')}</li>
      </ul>
      <div className={panel.dialogActions}>
        <Button variant="default" onClick={close}>
          {t('app.cancel')}
        </Button>
        <Button data-autofocus loading={isMoving} onClick={() => void move()}>
          {t('panel.move.action')}
        </Button>
      </div>
    </Dialog>
  )
}

/** Labels of the task that have no namesake in the other project. */
function useLostLabels(task: Task, targetId: string): readonly string[] {
  const { data: mine = [] } = useQuery(labelsQuery(task.projectId))
  const { data: theirs } = useQuery(labelsQuery(targetId))
  if (!theirs) return []
  const names = new Set(theirs.map((label) => label.name.toLowerCase()))
  return mine
    .filter(({ id, name }) => task.labelIds.includes(id) && !names.has(name.toLowerCase()))
    .map(({ name }) => name)
}
