import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { dueGroupOf } from '../../shared/dates/dates.ts'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Empty, Failure } from '../../shared/layout/states.tsx'
import { useMe } from '../../shared/people/me.ts'
import { projectsQuery } from '../../shared/projects/projects.ts'
import type { Line } from '../../shared/tasks/task-list.tsx'
import { TaskList } from '../../shared/tasks/task-list.tsx'
import { tasksQuery } from '../../shared/tasks/task-queries.ts'

const query = tasksQuery({ assignee: 'me', status: ['pending', 'in-progress'], sort: 'due' })

/** What is assigned to the person, in the order in which it is due. */
export function MyWork() {
  const { t } = useTranslation()
  const lines = useLines()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(query)
  return (
    <>
      <PlaceHeader title={t('app.myWork')} />
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeletons count={8} />}
      {data && lines.length === 0 && (
        <Empty title={t('myWork.emptyTitle')}>
          <Trans i18nKey="myWork.empty" values={{ key: 'c' }} />
        </Empty>
      )}
      {lines.length > 0 && (
        <TaskList
          lines={lines}
          hasMore={hasNextPage}
          isLoadingMore={isFetchingNextPage}
          loadMore={() => void fetchNextPage()}
        />
      )}
    </>
  )
}

/** The tasks below headings; a heading without tasks is left out. */
function useLines(): Line[] {
  const { t } = useTranslation()
  const { timeZone } = useMe()
  const { data } = useInfiniteQuery(query)
  const { data: projects } = useQuery(projectsQuery)
  return useMemo(() => {
    const tasks = data?.pages.flatMap(({ items }) => items) ?? []
    return (['overdue', 'today', 'upcoming', 'none'] as const).flatMap((group) => {
      const own = tasks.filter((task) => dueGroupOf(task, timeZone) === group)
      if (own.length === 0) return []
      const nameOf = (id: string) => projects?.find((project) => project.id === id)?.name
      const heading = { heading: t(`due.${group}`), count: own.length, tone: group }
      return [heading, ...own.map((task) => ({ task, project: nameOf(task.projectId) }))]
    })
  }, [data, projects, timeZone, t])
}
