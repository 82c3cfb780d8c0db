import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Failure } from '../../shared/layout/states.tsx'
import type { TaskColumn } from '../../shared/tasks/task-columns.ts'
import type { TaskLine } from '../../shared/tasks/task-lines.ts'
import { TaskList } from '../../shared/tasks/task-list.tsx'
import type { TaskFilter } from '../../shared/tasks/task-queries.ts'
import { TaskRow } from '../../shared/tasks/task-row.tsx'
import { taskFilterOf, viewStatus } from '../../shared/tasks/task-search.ts'
import { useChosenColumns } from './chosen-columns.ts'
import { DisplayMenu } from './display-menu.tsx'
import { EmptyList } from './empty-list.tsx'
import { usualSort } from './list-search.ts'
import { useGroupedList } from './use-grouped-list.ts'
import type { UsedGrouping } from './use-grouping.ts'
import { useGrouping } from './use-grouping.ts'

const route = getRouteApi('/projects/$projectId/list')

/** The tasks of a project, filtered, sorted and grouped as the address says. */
export function ProjectList() {
  const { projectId } = route.useParams()
  const search = route.useSearch()
  const { group, sort = usualSort(group) } = search
  const { chosen, toggle, reset } = useChosenColumns()
  const base = useMemo(
    (): TaskFilter => ({ project: projectId, sort, ...taskFilterOf(search, viewStatus.list) }),
    [projectId, sort, search],
  )
  const { grouping, error } = useGrouping(projectId, group, base)
  return (
    <>
      <DisplayMenu sort={sort} group={group} chosen={chosen} toggle={toggle} reset={reset} />
      {grouping && <Tasks key={`${projectId} ${group}`} base={base} grouping={grouping} columns={chosen} />}
      {!grouping && (error ? <Failure error={error} /> : <Skeletons count={10} />)}
    </>
  )
}

interface Props {
  readonly base: TaskFilter
  readonly grouping: UsedGrouping
  readonly columns: readonly TaskColumn[]
}

function Tasks({ base, grouping, columns }: Props) {
  const list = useGroupedList(base, grouping)
  const { lines, data, error, refetch, rest, isLoading } = list
  const row = useCallback(({ task }: TaskLine) => <TaskRow task={task} columns={columns} />, [columns])
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />
  if (isLoading) return <Skeletons count={10} />
  if (lines.length === 0 && rest.failure === null) return <EmptyList />
  return <TaskList lines={lines} rest={rest} row={row} />
}
