import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isGone } from '../../shared/api/is-gone.ts'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Sections } from '../../shared/layout/section.tsx'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Failure } from '../../shared/layout/states.tsx'
import { useProjectName } from '../../shared/projects/project-choices.ts'
import type { Project } from '../../shared/projects/projects.ts'
import { projectQuery } from '../../shared/projects/projects.ts'
import { ArchivedNote } from './archive.tsx'
import { ColumnsSection } from './columns-section.tsx'
import { EndSection } from './end-section.tsx'
import { GeneralSection } from './general-section.tsx'
import { LabelsSection } from './labels-section.tsx'
import { MembersSection } from './members-section.tsx'
import styles from './project-settings.module.css'

const route = getRouteApi('/projects/$projectId/settings')

/** What can be set for a project. Who may only look sees the same without what changes it. */
export function ProjectSettings() {
  const { t } = useTranslation()
  const { projectId } = route.useParams()
  const nameOf = useProjectName()
  const { data: project, error, refetch } = useQuery(projectQuery(projectId))
  if (error && (!project || isGone(error))) return <Failure error={error} retry={() => void refetch()} />
  const name = project ? nameOf(project) : ''
  return (
    <>
      <PlaceHeader title={name} color={project?.color ?? null}>
        <Link to="/projects/$projectId/board" params={{ projectId }} className={styles.back}>
          <IconArrowLeft size={16} stroke={1.6} aria-hidden="true" /> {t('projectSettings.back')}
        </Link>
      </PlaceHeader>
      {project ? <Settings key={project.id} project={project} /> : <Skeletons count={8} />}
    </>
  )
}

/** An inbox belongs to one person and has no name of its own, so only its columns and labels can be set. */
function Settings({ project }: { project: Project }) {
  return (
    <Sections>
      <ArchivedNote project={project} />
      {!project.isInbox && <GeneralSection project={project} />}
      {!project.isInbox && <MembersSection project={project} />}
      <ColumnsSection project={project} />
      <LabelsSection project={project} />
      {!project.isInbox && <EndSection project={project} />}
    </Sections>
  )
}
