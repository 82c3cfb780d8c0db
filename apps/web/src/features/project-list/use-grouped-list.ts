import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { TaskFilter } from '../../shared/tasks/task-queries.ts'
import { linesOf } from './grouped-lines.ts'
import { groupedTasksQuery } from './grouped-query.ts'
import type { UsedGrouping } from './use-grouping.ts'

/** The lines of a list, read as far as they are looked at. */
export function useGroupedList(base: TaskFilter, { groups, groupOf, headingOf }: UsedGrouping) {
  const { collapsed, toggle } = useCollapsed()
  const tasks = useInfiniteQuery({
    ...groupedTasksQuery({ base, groups, groupOf, collapsed }),
    // While a filter changes, what was shown stays.
    placeholderData: keepPreviousData,
  })
  const { data, hasNextPage, isFetching, isFetchingNextPage, fetchNextPage } = tasks
  const lines = useMemo(
    () => linesOf({ groups, pages: data?.pages ?? [], collapsed, groupOf, headingOf, toggle }),
    [groups, data, collapsed, groupOf, headingOf, toggle],
  )
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage])
  // To read on would break off what is being read again; what has failed waits for the person.
  const hasMore = hasNextPage && (!isFetching || isFetchingNextPage) && !tasks.isFetchNextPageError
  const isEmptySoFar = lines.length === 0 && hasMore
  useEffect(() => {
    if (isEmptySoFar && !isFetchingNextPage) loadMore()
  }, [isEmptySoFar, isFetchingNextPage, loadMore])
  const isLoading = data === undefined || (lines.length === 0 && (hasMore || tasks.isPlaceholderData))
  return { ...tasks, lines, loadMore, hasMore, isLoading }
}

function useCollapsed() {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback((group: string) => {
    setCollapsed((before) => {
      const next = new Set(before)
      if (!next.delete(group)) next.add(group)
      return next
    })
  }, [])
  return { collapsed, toggle }
}
