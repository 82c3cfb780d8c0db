import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Empty, Failure } from '../../shared/layout/states.tsx'
import { TaskList } from '../../shared/tasks/task-list.tsx'
import { tasksQuery } from '../../shared/tasks/task-queries.ts'
import type { StatusFilter } from '../../shared/tasks/task-search.ts'
import { statusFilters, taskFilterOf } from '../../shared/tasks/task-search.ts'
import type { ListSearch } from './list-search.ts'
import { listSorts } from './list-search.ts'
import styles from './project-list.module.css'

const route = getRouteApi('/projects/$projectId/list')

/** The tasks of a project, filtered and sorted as the address says. */
export function ProjectList() {
  const { t } = useTranslation()
  const { projectId } = route.useParams()
  const search = route.useSearch()
  const { status = 'open', sort = '-created' } = search
  const tasks = useInfiniteQuery(tasksQuery({ project: projectId, sort, ...taskFilterOf(search, 'open') }))
  const { data, error, refetch, fetchNextPage } = tasks
  const lines = useMemo(() => data?.pages.flatMap(({ items }) => items.map((task) => ({ task }))) ?? [], [data])
  return (
    <>
      <Filters status={status} sort={sort} />
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeletons count={10} />}
      {data && lines.length === 0 && <Empty title={t('project.emptyTitle')}>{t('project.empty', { key: 'c' })}</Empty>}
      {lines.length > 0 && (
        <TaskList
          lines={lines}
          hasMore={tasks.hasNextPage}
          isLoadingMore={tasks.isFetchingNextPage}
          loadMore={() => void fetchNextPage()}
        />
      )}
    </>
  )
}

function Filters({ status, sort }: Required<ListSearch> & { status: StatusFilter }) {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  const names = { all: t('project.all'), open: t('project.open') }
  return (
    <nav className={styles.filters} aria-label={t('project.filter')}>
      {statusFilters.map((each) => (
        <Link
          key={each}
          to="."
          search={(before: object) => ({ ...before, status: each })}
          aria-current={each === status ? 'true' : undefined}
        >
          {each === 'all' || each === 'open' ? names[each] : t(`status.${each}`)}
        </Link>
      ))}
      <select
        className={styles.sort}
        aria-label={t('project.sort')}
        value={sort}
        onChange={({ target }) =>
          void navigate({ search: (before) => ({ ...before, sort: target.value as typeof sort }) })
        }
      >
        {listSorts.map((each) => (
          <option key={each} value={each}>
            {t(`project.sorts.${each}`)}
          </option>
        ))}
      </select>
    </nav>
  )
}
