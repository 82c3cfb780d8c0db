import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { taskQuery } from '../../../shared/tasks/task-queries.ts'
import type { Edit } from '../use-edit.ts'
import { TaskSelect } from './task-select.tsx'

/** The task of which this one is a part. */
export function ParentField({ task, edit }: { task: Task; edit: Edit }) {
  const { t } = useTranslation()
  const { data: parent } = useQuery({ ...taskQuery(task.parentId ?? ''), enabled: task.parentId !== null })
  const value =
    task.parentId === null ? null : { id: task.parentId, key: parent?.key ?? '…', title: parent?.title ?? '' }
  return (
    <TaskSelect
      label={t('panel.parent')}
      placeholder={t('panel.noParent')}
      readOnly={!task.can.update}
      value={value}
      filter={{ project: task.projectId }}
      without={[task.id]}
      choose={(parentId) => parentId !== task.parentId && void edit({ parentId })}
    />
  )
}
