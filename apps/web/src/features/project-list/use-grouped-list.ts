import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useReadAhead, useReadOn } from '../../shared/api/use-read-on.ts'
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
  const { data } = tasks
  const rest = useReadOn(tasks)
  const lines = useMemo(
    () => linesOf({ groups, pages: data?.pages ?? [], collapsed, groupOf, headingOf, toggle }),
    [groups, data, collapsed, groupOf, headingOf, toggle],
  )
  const isEmptySoFar = lines.length === 0 && rest.failure === null
  useReadAhead(rest, isEmptySoFar)
  const isLoading = data === undefined || (isEmptySoFar && (rest.hasMore || tasks.isPlaceholderData))
  return { ...tasks, lines, rest, isLoading }
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
