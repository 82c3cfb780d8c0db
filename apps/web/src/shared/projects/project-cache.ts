import { answerOf } from '@millrace/client'
import { api } from '../api/api.ts'
import { queryClient } from '../api/query-client.ts'
import { refreshTasks } from '../tasks/task-cache.ts'
import type { Project } from './projects.ts'
import { projectQuery, projectsQuery } from './projects.ts'

/**
 * Shows a changed project everywhere at once: an archived one leaves the list of projects, a revived one comes back.
 * One that is older than what is shown is left out.
 */
export function putProject(project: Project): void {
  const { id } = project
  const newer = (known: Project | undefined) => (known && known.version > project.version ? known : project)
  const shown = queryClient.setQueryData(projectQuery(id).queryKey, newer) ?? project
  const wasListed = queryClient.getQueryData(projectsQuery.queryKey)?.some((each) => each.id === id) ?? false
  const isListed = shown.archivedAt === null && shown.deletedAt === null
  mapProjects((each) => (each.id === id ? newer(each) : each))
  if (!isListed) hideProject(id)
  // Where a project comes into a list, and whether it does, is known to the server.
  if (isListed !== wasListed) void refreshProjects()
}

/** After a project was deleted or left: no list shows it any more. */
export function forgetProject(id: string): void {
  hideProject(id)
  void queryClient.invalidateQueries({ queryKey: projectQuery(id).queryKey, refetchType: 'none' })
  void refreshProjects()
  void refreshTasks()
}

/** Takes a project out of the trash with everything in it. */
export async function restoreProject(id: string): Promise<void> {
  const project = await answerOf(api.POST('/v1/projects/{id}/restore', { params: { path: { id } } }))
  putProject(project)
  await Promise.all([refreshProjects(), refreshTasks()])
}

/** Reads every list of projects again. */
export const refreshProjects = (): Promise<void> => queryClient.invalidateQueries({ queryKey: projectsQuery.queryKey })

const mapProjects = (map: (project: Project) => Project) =>
  queryClient.setQueryData(projectsQuery.queryKey, (known) => known?.map(map))

const hideProject = (id: string) =>
  queryClient.setQueryData(projectsQuery.queryKey, (known) => known?.filter((each) => each.id !== id))
