import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Failure } from '../../shared/layout/states.tsx'
import { projectQuery } from '../../shared/projects/projects.ts'
import styles from './project-page.module.css'

const route = getRouteApi('/projects/$projectId')

/** A project: its name, and its tasks in the view that the address names. */
export function ProjectPage() {
  const { t } = useTranslation()
  const { projectId } = route.useParams()
  const { data: project, error, refetch } = useQuery(projectQuery(projectId))
  if (error && !project) return <Failure error={error} retry={() => void refetch()} />
  const name = project?.isInbox ? t('app.inbox') : (project?.name ?? '')
  return (
    <>
      <PlaceHeader title={name} color={project?.color ?? null}>
        <nav className={styles.views} aria-label={t('project.views')}>
          <Link to="/projects/$projectId/list" params={{ projectId }}>
            {t('project.list')}
          </Link>
          <Link to="/projects/$projectId/board" params={{ projectId }}>
            {t('project.board')}
          </Link>
          <Link to="/projects/$projectId/calendar" params={{ projectId }}>
            {t('project.calendar')}
          </Link>
        </nav>
      </PlaceHeader>
      <Outlet />
    </>
  )
}
