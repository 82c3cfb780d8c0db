import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { useProjectName, useTargetProjects } from '../../../shared/projects/project-choices.ts'
import type { Project } from '../../../shared/projects/projects.ts'
import { columnsQuery, projectQuery } from '../../../shared/projects/projects.ts'
import { MoveDialog } from '../move-dialog.tsx'
import type { Edit } from '../use-edit.ts'
import { fieldLook } from './property.tsx'

/** The column of the board, which says the status too. */
export function ColumnField({ task, edit }: { task: Task; edit: Edit }) {
  const { t } = useTranslation()
  const { data: columns = [] } = useQuery(columnsQuery(task.projectId))
  const choose = (columnId: string | null) => {
    const column = columns.find(({ id }) => id === columnId)
    if (column && column.id !== task.columnId) void edit({ columnId: column.id, status: column.status })
  }
  return (
    <Select
      {...fieldLook}
      readOnly={!task.can.update}
      aria-label={t('panel.column')}
      allowDeselect={false}
      searchable={columns.length > 10}
      nothingFoundMessage={t('app.nothingFound')}
      value={task.columnId}
      data={columns.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={choose}
    />
  )
}

/** The project. Another one is asked for first, since a task does not take everything along. */
export function ProjectField({ task }: { task: Task }) {
  const { t } = useTranslation()
  const [target, setTarget] = useState<Project | null>(null)
  const nameOf = useProjectName()
  const targets = useTargetProjects()
  const { data: own } = useQuery(projectQuery(task.projectId))
  const isTarget = targets.some(({ id }) => id === task.projectId)
  const possible = own && !isTarget ? [{ ...own, name: nameOf(own) }, ...targets] : targets
  return (
    <>
      <Select
        {...fieldLook}
        readOnly={!task.can.move}
        aria-label={t('panel.project')}
        allowDeselect={false}
        searchable
        nothingFoundMessage={t('app.nothingFound')}
        limit={50}
        value={task.projectId}
        data={possible.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => setTarget(targets.find((project) => project.id === id && id !== task.projectId) ?? null)}
      />
      {target && <MoveDialog task={task} target={target} name={target.name} close={() => setTarget(null)} />}
    </>
  )
}
