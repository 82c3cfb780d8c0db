import { answerOf } from '@millrace/client'
import type { TFunction } from 'i18next'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import type { Project } from '../../shared/projects/projects.ts'
import { projectQuery, projectsQuery } from '../../shared/projects/projects.ts'
import type { Invitee, ProjectDraft } from './project-draft.ts'
import { applyColumns, columnsOf } from './templates.ts'

/** What could not be done after the project was there; `who` is null for its columns. */
interface Miss {
  readonly who: Invitee | null
  readonly err: unknown
}

/** Makes a project with its columns and people. Once it exists, what fails is told and the rest goes on. */
export async function createProject(draft: ProjectDraft, t: TFunction): Promise<{ project: Project; misses: Miss[] }> {
  const { name, key, color, description } = draft
  const body = { name: name.trim(), color, description: description.trim(), ...(key !== null && { key }) }
  const project = await answerOf(api.POST('/v1/projects', { body }))
  queryClient.setQueryData(projectQuery(project.id).queryKey, project)
  const misses: Miss[] = []
  const go = async (who: Invitee | null, work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (err) {
      misses.push({ who, err })
    }
  }
  await go(null, () => applyColumns(project.id, columnsOf(draft.template, t)))
  for (const invitee of draft.people) await go(invitee, () => add(project.id, invitee))
  void queryClient.invalidateQueries({ queryKey: projectsQuery.queryKey })
  return { project, misses }
}

const add = (id: string, { id: userId, role }: Invitee) =>
  answerOf(api.POST('/v1/projects/{id}/members', { params: { path: { id } }, body: { userId, role } }))
