import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../../shared/api/api.ts'
import { dateIn } from '../../../shared/dates/dates.ts'
import { dateText, timeIn } from '../../../shared/dates/formats.ts'
import { useMe } from '../../../shared/people/me.ts'
import { usePerson } from '../../../shared/people/people.ts'
import { useProjectName } from '../../../shared/projects/project-choices.ts'
import { columnsQuery, labelsQuery, projectsQuery } from '../../../shared/projects/projects.ts'
import { priorityText } from '../../../shared/tasks/priority.ts'
import { taskQuery } from '../../../shared/tasks/task-queries.ts'

interface Props {
  readonly field: string
  readonly value: unknown
  /** The project of the task, whose labels and columns are meant. */
  readonly projectId: string
}

/** The value of a field in words: names instead of ids, dates as people write them. */
export function Value({ field, value, projectId }: Props) {
  const { t } = useTranslation()
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('panel.value.none')
  const show = views[field]
  if (show) return show(value, projectId)
  return typeof value === 'object' ? written(value) : String(value)
}

/** What a project added itself: each name with its value. */
const written = (values: object) =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ')

const views: Record<string, (value: unknown, projectId: string) => ReactNode> = {
  assigneeId: (id) => <Person id={String(id)} />,
  labelIds: (ids, projectId) => <Labels ids={ids as string[]} projectId={projectId} />,
  columnId: (id, projectId) => <Column id={String(id)} projectId={projectId} />,
  projectId: (id) => <Project id={String(id)} />,
  parentId: (id) => <TaskName id={String(id)} />,
  status: (status) => <StatusName status={status as Status} />,
  priority: (level) => <Priority level={Number(level)} />,
  dueOn: (date) => <DateValue value={String(date)} />,
  dueAt: (date) => <DateValue value={String(date)} />,
  startOn: (date) => <DateValue value={String(date)} />,
  startAt: (date) => <DateValue value={String(date)} />,
}

const Person = ({ id }: { id: string }) => usePerson(id)?.name ?? '…'

function Labels({ ids, projectId }: { ids: readonly string[]; projectId: string }) {
  const { t } = useTranslation()
  const { data: labels = [] } = useQuery(labelsQuery(projectId))
  const names = new Map(labels.map(({ id, name }) => [id, name]))
  return ids.map((id) => names.get(id) ?? t('panel.value.removedLabel')).join(', ')
}

function Column({ id, projectId }: { id: string; projectId: string }) {
  const { t } = useTranslation()
  const { data: columns = [] } = useQuery(columnsQuery(projectId))
  return columns.find((column) => column.id === id)?.name ?? t('panel.value.removedColumn')
}

function Project({ id }: { id: string }) {
  const { t } = useTranslation()
  const nameOf = useProjectName()
  const { data: projects = [] } = useQuery(projectsQuery)
  const project = projects.find((each) => each.id === id)
  return project ? nameOf(project) : t('panel.value.otherProject')
}

/** A task by key and title; one that the person may not see is "another task". */
export function TaskName({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data: task } = useQuery(taskQuery(id))
  return task ? `${task.key} ${task.title}` : t('panel.value.otherTask')
}

const StatusName = ({ status }: { status: Status }) => useTranslation().t(`status.${status}`)

const Priority = ({ level }: { level: number }) => useTranslation().t(priorityText(level))

/** A calendar date, or the date and time that an instant has where the person is. */
function DateValue({ value }: { value: string }) {
  const { i18n } = useTranslation()
  const { timeZone } = useMe()
  if (value.length === 10) return dateText(value, 'dayOfWeekAndYear', i18n.language)
  const date = dateText(dateIn(timeZone, new Date(value)), 'dayOfWeekAndYear', i18n.language)
  return `${date}, ${timeIn(value, timeZone, i18n.language)}`
}
