import { IconSettings } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isGone } from '../../shared/api/is-gone.ts'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Failure } from '../../shared/layout/states.tsx'
import { ViewToolsPlace } from '../../shared/layout/view-tools.tsx'
import { useProjectName } from '../../shared/projects/project-choices.ts'
import { projectQuery } from '../../shared/projects/projects.ts'
import { isFiltered } from '../../shared/tasks/task-search.ts'
import { FilterBar } from './filter-bar.tsx'
import { FilterChips } from './filter-chips.tsx'
import styles from './project-page.module.css'
import { useFilter } from './use-filter.ts'

const route = getRouteApi('/projects/$projectId')

/** A project: its name, what of it is shown, and its tasks in the view that the address names. */
export function ProjectPage() {
  const { t } = useTranslation()
  const { projectId } = route.useParams()
  const { data: project, error, refetch } = useQuery(projectQuery(projectId))
  const filter = useFilter()
  const nameOf = useProjectName()
  const name = project && nameOf(project)
  if (error && (!project || isGone(error))) return <Failure error={error} retry={() => void refetch()} />
  return (
    <>
      <PlaceHeader title={name ?? ''} color={project?.color ?? null}>
        {project && project.archivedAt !== null && (
          <span className={styles.archived} title={t('project.archivedHint')}>
            {t('project.archived')}
          </span>
        )}
        <Link to="/projects/$projectId/settings" params={{ projectId }} className={styles.settings}>
          <IconSettings size={17} stroke={1.6} aria-hidden="true" />
          <span>{t('app.settings')}</span>
        </Link>
      </PlaceHeader>
      <div className={styles.bar}>
        <div className={styles.row}>
          <Views projectId={projectId} />
          <FilterBar key={projectId} filter={filter} />
          <ViewToolsPlace className={styles.tools} />
        </div>
        {isFiltered(filter.search) && <FilterChips filter={filter} />}
      </div>
      <Outlet />
    </>
  )
}

const views = [
  ['/projects/$projectId/list', 'project.list'],
  ['/projects/$projectId/board', 'project.board'],
  ['/projects/$projectId/calendar', 'project.calendar'],
] as const

/** The same tasks in another view: the filter, the open task and how each view is arranged go along. */
function Views({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.views} aria-label={t('project.views')}>
      {views.map(([to, name]) => (
        <Link
          key={to}
          to={to}
          params={{ projectId }}
          search={(before: object) => before}
          activeOptions={{ includeSearch: false }}
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  )
}
