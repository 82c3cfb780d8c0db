import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { useReadOn } from '../../shared/api/use-read-on.ts'
import { dueGroupOf } from '../../shared/dates/dates.ts'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Failure } from '../../shared/layout/states.tsx'
import { useMe } from '../../shared/people/me.ts'
import { useProjectName } from '../../shared/projects/project-choices.ts'
import { projectsQuery } from '../../shared/projects/projects.ts'
import { openStatuses } from '../../shared/tasks/status.ts'
import type { Line } from '../../shared/tasks/task-list.tsx'
import { TaskList } from '../../shared/tasks/task-list.tsx'
import { tasksQuery } from '../../shared/tasks/task-queries.ts'
import type { WorkOrder } from './work-search.ts'

interface Props {
  readonly assignee: string
  readonly order: WorkOrder
  /** Shown when nothing is assigned. */
  readonly empty: ReactNode
}

/** The open tasks of a person, below when they are due or below their projects. */
export function Work({ assignee, order, empty }: Props) {
  const tasks = useInfiniteQuery(tasksQuery({ assignee, status: [...openStatuses], sort: 'due' }))
  const { data, error, refetch } = tasks
  const rest = useReadOn(tasks)
  const shown = useMemo(() => data?.pages.flatMap(({ items }) => items), [data])
  const lines = useLines(shown ?? [], order)
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Skeletons count={8} />
  if (lines.length === 0 && !rest.hasMore) return empty
  return <TaskList lines={lines} rest={rest} />
}

function useLines(tasks: readonly Task[], order: WorkOrder): Line[] {
  const { t } = useTranslation()
  const { timeZone } = useMe()
  const nameOf = useProjectName()
  const { data: projects } = useQuery(projectsQuery)
  return useMemo(() => {
    const names = new Map(projects?.map((project) => [project.id, nameOf(project)]))
    if (order === 'project') return byProject(tasks, names)
    return byDate(tasks, names, timeZone, (group) => t(`due.${group}`))
  }, [tasks, order, projects, timeZone, nameOf, t])
}

type Names = ReadonlyMap<string, string>
const dueGroups = ['overdue', 'today', 'upcoming', 'none'] as const

/** A heading without tasks is left out. */
function byDate(
  tasks: readonly Task[],
  names: Names,
  timeZone: string,
  headingOf: (group: (typeof dueGroups)[number]) => string,
): Line[] {
  return dueGroups.flatMap((group) => {
    const own = tasks.filter((task) => dueGroupOf(task, timeZone) === group)
    return below(headingOf(group), own, (task) => names.get(task.projectId), group)
  })
}

/** The projects by name; in each, what is due first comes first. */
function byProject(tasks: readonly Task[], names: Names): Line[] {
  const ids = [...new Set(tasks.map(({ projectId }) => projectId))]
  const ordered = ids.map((id) => [id, names.get(id) ?? ''] as const).sort(([, one], [, two]) => one.localeCompare(two))
  return ordered.flatMap(([id, name]) => {
    const own = tasks.filter(({ projectId }) => projectId === id)
    return below(name, own, () => undefined)
  })
}

function below(
  heading: string,
  tasks: readonly Task[],
  projectOf: (task: Task) => string | undefined,
  tone?: string,
): Line[] {
  if (tasks.length === 0) return []
  const title = { heading, count: tasks.length, ...(tone !== undefined && { tone }) }
  return [title, ...tasks.map((task) => ({ task, project: projectOf(task) }))]
}
