import { Select } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useReadOn } from '../../shared/api/use-read-on.ts'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Empty, Failure } from '../../shared/layout/states.tsx'
import { useProjectName } from '../../shared/projects/project-choices.ts'
import { deletedProjectsQuery, projectsQuery } from '../../shared/projects/projects.ts'
import type { TaskLine } from '../../shared/tasks/task-lines.ts'
import type { Line } from '../../shared/tasks/task-list.tsx'
import { TaskList } from '../../shared/tasks/task-list.tsx'
import { tasksQuery } from '../../shared/tasks/task-queries.ts'
import styles from './trash.module.css'
import { DeletedProject, DeletedTask } from './trash-rows.tsx'

const route = getRouteApi('/trash')

/** What was deleted and can be restored, the last deleted first. */
export function Trash() {
  const { t } = useTranslation()
  const { project } = route.useSearch()
  // Deleting is the last change of a task, so this is the order in which it was done.
  const tasks = useInfiniteQuery(tasksQuery({ deleted: true, sort: '-updated', ...(project && { project }) }))
  const projects = useQuery(deletedProjectsQuery)
  const { data, error, refetch } = tasks
  const rest = useReadOn(tasks)
  const lines = useLines()
  const failure = error ?? projects.error
  const isLoading = !data || !projects.data
  return (
    <>
      <PlaceHeader title={t('app.trash')}>
        <ProjectChoice />
      </PlaceHeader>
      {failure && isLoading && (
        <Failure error={failure} retry={() => void Promise.all([refetch(), projects.refetch()])} />
      )}
      {!failure && isLoading && <Skeletons count={8} />}
      {!isLoading && lines.length === 0 && (
        <Empty title={t(project ? 'trash.emptyProject' : 'trash.emptyTitle')}>{t('trash.empty')}</Empty>
      )}
      {!isLoading && lines.length > 0 && <TaskList lines={lines} rest={rest} row={deletedRow} />}
    </>
  )
}

const deletedRow = ({ task, project }: TaskLine) => <DeletedTask task={task} project={project} />

/** The projects first, because what is in them is not listed by itself. */
function useLines(): Line[] {
  const { t } = useTranslation()
  const { project } = route.useSearch()
  const { data } = useInfiniteQuery(tasksQuery({ deleted: true, sort: '-updated', ...(project && { project }) }))
  const { data: deleted } = useQuery(deletedProjectsQuery)
  const nameOf = useProjectName()
  const { data: projects } = useQuery(projectsQuery)
  return useMemo(() => {
    const names = new Map(projects?.map((each) => [each.id, nameOf(each)]))
    const tasks = data?.pages.flatMap(({ items }) => items) ?? []
    const taskLines = tasks.map((task) => ({ task, ...(!project && { project: names.get(task.projectId) }) }))
    if (!deleted || deleted.length === 0 || project) return taskLines
    const projectLines = deleted.map((each) => ({ id: each.id, content: <DeletedProject project={each} /> }))
    const headings = { projects: t('app.projects'), tasks: t('trash.tasks') }
    return [
      { heading: headings.projects, count: deleted.length },
      ...projectLines,
      ...(tasks.length > 0 ? [{ heading: headings.tasks }] : []),
      ...taskLines,
    ]
  }, [data, deleted, projects, project, nameOf, t])
}

/** Leaves out what was deleted in other projects. */
function ProjectChoice() {
  const { t } = useTranslation()
  const { project } = route.useSearch()
  const navigate = route.useNavigate()
  const nameOf = useProjectName()
  const { data: projects = [] } = useQuery(projectsQuery)
  return (
    <Select
      size="sm"
      className={styles.choice ?? ''}
      searchable
      clearable
      aria-label={t('trash.project')}
      placeholder={t('trash.allProjects')}
      nothingFoundMessage={t('app.nothingFound')}
      clearButtonProps={{ 'aria-label': t('trash.allProjects') }}
      value={project ?? null}
      data={projects.map((each) => ({ value: each.id, label: nameOf(each) }))}
      onChange={(id) => void navigate({ search: id === null ? {} : { project: id } })}
    />
  )
}
