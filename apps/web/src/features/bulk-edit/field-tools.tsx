import { IconCircleDot, IconColumns, IconFlag, IconFolder, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status, Task } from '../../shared/api/api.ts'
import { changeTasks, moveTasks } from '../../shared/bulk/actions.ts'
import { setFields } from '../../shared/bulk/changes.ts'
import { Avatar } from '../../shared/people/avatar.tsx'
import { useMe } from '../../shared/people/me.ts'
import { usePeopleFound } from '../../shared/people/use-people-found.ts'
import { useTargetProjects } from '../../shared/projects/project-choices.ts'
import { columnsQuery } from '../../shared/projects/projects.ts'
import { priorityLevels, priorityText } from '../../shared/tasks/priority.ts'
import { PriorityMark } from '../../shared/tasks/priority-mark.tsx'
import { statuses } from '../../shared/tasks/status.ts'
import styles from './bulk-bar.module.css'
import { Tool } from './tool.tsx'

export interface ToolProps {
  readonly tasks: readonly Task[]
  readonly isDisabled: boolean
  /** Runs one thing at a time. */
  readonly act: (work: () => Promise<void>) => void
}

const icon = { size: 16, stroke: 1.6 } as const

export function StatusTool({ tasks, act, isDisabled }: ToolProps) {
  const { t } = useTranslation()
  return (
    <Tool
      name={t('bulk.status')}
      icon={<IconCircleDot {...icon} />}
      isDisabled={isDisabled}
      choices={statuses.map((status) => ({
        value: status,
        name: t(`status.${status}`),
        mark: <span className={styles.status} data-status={status} />,
      }))}
      choose={(status) => act(() => changeTasks(tasks, setFields({ status: status as Status })))}
    />
  )
}

export function PriorityTool({ tasks, act, isDisabled }: ToolProps) {
  const { t } = useTranslation()
  return (
    <Tool
      name={t('bulk.priority')}
      icon={<IconFlag {...icon} />}
      isDisabled={isDisabled}
      choices={priorityLevels.toReversed().map((level) => ({
        value: String(level),
        name: t(priorityText(level)),
        mark: (
          <span aria-hidden="true">
            <PriorityMark priority={level} />
          </span>
        ),
      }))}
      choose={(level) => act(() => changeTasks(tasks, setFields({ priority: Number(level) })))}
    />
  )
}

const nobody = 'none'

export function AssigneeTool({ tasks, act, isDisabled }: ToolProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const people = usePeople(typed)
  return (
    <Tool
      name={t('bulk.assignee')}
      icon={<IconUser {...icon} />}
      isDisabled={isDisabled}
      search={setTyped}
      choices={[
        { value: nobody, name: t('bulk.nobody'), mark: <Avatar id={null} /> },
        ...people.map(({ id, name }) => ({
          value: id,
          name,
          mark: (
            <span aria-hidden="true">
              <Avatar id={id} />
            </span>
          ),
        })),
      ]}
      choose={(id) => act(() => changeTasks(tasks, setFields({ assigneeId: id === nobody ? null : id })))}
    />
  )
}

/** The person, then the others by name. */
function usePeople(typed: string) {
  const me = useMe()
  const { people } = usePeopleFound(typed, { isActive: true })
  return [me, ...people.filter(({ id }) => id !== me.id)]
}

export function ProjectTool({ tasks, act, isDisabled }: ToolProps) {
  const { t } = useTranslation()
  const projects = useTargetProjects()
  const from = new Set(tasks.map(({ projectId }) => projectId))
  const targets = projects.filter(({ id }) => !(from.size === 1 && from.has(id)))
  return (
    <Tool
      name={t('bulk.project')}
      title={t('bulk.moveToProject')}
      icon={<IconFolder {...icon} />}
      isDisabled={isDisabled}
      choices={targets.map(({ id, name, color }) => ({
        value: id,
        name,
        mark: <span className={styles.dot} style={{ background: color ?? 'var(--line-strong)' }} />,
      }))}
      choose={(id) => {
        const project = targets.find((each) => each.id === id)
        if (project) act(() => moveTasks(tasks, project))
      }}
    />
  )
}

/** Only where all tasks are of one project, because columns are. */
export function ColumnTool({ tasks, act, isDisabled, projectId }: ToolProps & { projectId: string }) {
  const { t } = useTranslation()
  const { data: columns = [] } = useQuery(columnsQuery(projectId))
  return (
    <Tool
      name={t('bulk.column')}
      title={t('bulk.moveToColumn')}
      icon={<IconColumns {...icon} />}
      isDisabled={isDisabled}
      choices={columns.map(({ id, name, status }) => ({
        value: id,
        name,
        mark: <span className={styles.status} data-status={status} />,
      }))}
      choose={(id) => {
        const column = columns.find((each) => each.id === id)
        if (column) act(() => changeTasks(tasks, setFields({ columnId: id, status: column.status })))
      }}
    />
  )
}
