import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { queryOptions, skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { Task } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import type { ReadOn } from '../../shared/api/use-read-on.ts'
import { useReadAhead, useReadOn } from '../../shared/api/use-read-on.ts'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { addDays } from '../../shared/dates/dates.ts'
import type { TaskPage } from '../../shared/tasks/task-queries.ts'
import { taskListKey, tasksQuery } from '../../shared/tasks/task-queries.ts'
import type { FilterSearch } from '../../shared/tasks/task-search.ts'
import { taskFilterOf } from '../../shared/tasks/task-search.ts'
import type { TasksByDay } from './group-by-day.ts'
import { groupByDay } from './group-by-day.ts'

const windowSize = 100
/** No task is due later, and one without a date sorts after all others. */
const afterAll = '2999-12-31'

const undatedQuery = (project: string, search: FilterSearch) =>
  tasksQuery({ project, due_from: afterAll, sort: '-due', ...taskFilterOf(search, 'open') }, windowSize)

/** The day of an instant depends on the time zone, so a day more is read on either side. */
const datedQuery = (project: string, search: FilterSearch, from: CalendarDate, to: CalendarDate) => {
  const range = { due_from: addDays(from, -1), due_to: addDays(to, 1) }
  return tasksQuery({ project, ...range, sort: 'due', ...taskFilterOf(search, 'all') }, windowSize)
}

type Windows = InfiniteData<TaskPage, string | null>

/**
 * Tasks that were moved or added here and that no list read so far holds. They have the shape of a list, so that a
 * changed task reaches them as well.
 */
const carriedQuery = (project: string) =>
  queryOptions<Windows>({ queryKey: taskListKey({ project }, 'carried'), queryFn: skipToken })

let unsaved = 0
let savedAt = 0

/** Shows a task in the calendar at once, wherever its day is. */
export function carry(task: Task): void {
  savedAt = Date.now()
  queryClient.setQueryData(carriedQuery(task.projectId).queryKey, (carried) => {
    const others = carried?.pages.flatMap(({ items }) => items).filter(({ id }) => id !== task.id) ?? []
    return { pages: [{ items: [...others, task], nextCursor: null }], pageParams: [null] }
  })
}

/** What is read until the result is called does not know of a change that is on its way. */
export function holdCarried(): () => void {
  unsaved += 1
  return () => {
    unsaved -= 1
    savedAt = Date.now()
  }
}

/** What was carried is let go as soon as the lists have been read again. */
function useLetGo(project: string, { isFetching, isFetchingNextPage, hasNextPage }: UseInfiniteQueryResult): void {
  const readSince = useRef(0)
  useEffect(() => {
    if (isFetching && !isFetchingNextPage) readSince.current = Date.now()
    if (isFetching || hasNextPage || unsaved > 0 || readSince.current <= savedAt) return
    const { queryKey } = carriedQuery(project)
    if (queryClient.getQueryData(queryKey)) queryClient.setQueryData(queryKey, { pages: [], pageParams: [] })
  }, [project, isFetching, isFetchingNextPage, hasNextPage])
}

export interface CalendarTasks extends TasksByDay {
  readonly isPending: boolean
  readonly isLoadingMore: boolean
  readonly error: Error | null
  readonly retry: () => void
  readonly undatedQuery: UseInfiniteQueryResult
  readonly undatedRest: ReadOn
}

interface Wanted {
  readonly projectId: string
  readonly search: FilterSearch
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly timeZone: string
}

/** Every task that is due in a range of days, and those without a date a window at a time. */
export function useCalendarTasks({ projectId, search, from, to, timeZone }: Wanted): CalendarTasks {
  const dated = useInfiniteQuery(datedQuery(projectId, search, from, to))
  const undated = useInfiniteQuery(undatedQuery(projectId, search))
  const { data: carried } = useQuery(carriedQuery(projectId))
  useLetGo(projectId, dated)
  const datedRest = useReadOn(dated)
  useReadAhead(datedRest, true)
  const undatedRest = useReadOn(undated)
  const days = useMemo(() => {
    const pages = [dated.data, undated.data, carried].flatMap((data) => data?.pages ?? [])
    const tasks = pages.flatMap(({ items }) => items)
    return groupByDay(tasks, timeZone)
  }, [dated.data, undated.data, carried, timeZone])
  return {
    ...days,
    isPending: dated.isPending,
    isLoadingMore: datedRest.hasMore,
    error: dated.error ?? (undated.isFetchNextPageError ? null : undated.error),
    retry: () => void Promise.all([dated.refetch(), undated.refetch()]),
    undatedQuery: undated,
    undatedRest,
  }
}
