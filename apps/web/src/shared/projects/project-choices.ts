import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from './projects.ts'
import { projectsQuery } from './projects.ts'

type Named = Pick<Project, 'name' | 'isInbox'>

/** Names a project for the person; their inbox has a name in each language. */
export function useProjectName(): (project: Named) => string {
  const { t } = useTranslation()
  return useCallback(({ name, isInbox }) => (isInbox ? t('app.inbox') : name), [t])
}

const isTarget = ({ can, archivedAt }: Project) => can.createTasks && archivedAt === null

/** The projects to which the person may add tasks, as they name them. */
export function useTargetProjects(): readonly Project[] {
  const nameOf = useProjectName()
  const { data: projects = [] } = useQuery(projectsQuery)
  return projects.filter(isTarget).map((project) => ({ ...project, name: nameOf(project) }))
}
