import { answerOf } from '@millrace/client'
import type { TFunction } from 'i18next'
import type { Status } from '../../shared/api/api.ts'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { columnsQuery } from '../../shared/projects/projects.ts'

export const templateNames = ['basic', 'review', 'backlog'] as const
export type TemplateName = (typeof templateNames)[number]

interface Wanted {
  readonly name: string
  readonly status: Status
}

/** The columns that a template begins with, from left to right. The server wants one for each status. */
export function columnsOf(template: TemplateName, t: TFunction): Wanted[] {
  return [
    ...(template === 'backlog' ? [{ name: t('newProject.columns.backlog'), status: 'pending' as const }] : []),
    { name: t('newProject.columns.todo'), status: 'pending' },
    { name: t('newProject.columns.progress'), status: 'in-progress' },
    ...(template === 'review' ? [{ name: t('newProject.columns.review'), status: 'in-progress' as const }] : []),
    { name: t('newProject.columns.done'), status: 'completed' },
  ]
}

/** Turns the columns of a new project into the wanted ones: those it has are renamed, the others are added. */
export async function applyColumns(projectId: string, wanted: readonly Wanted[]): Promise<void> {
  const unused = [...(await queryClient.fetchQuery(columnsQuery(projectId)))]
  let afterId: string | null = null
  for (const { name, status } of wanted) {
    const place = unused.findIndex((column) => column.status === status)
    const [known] = place === -1 ? [] : unused.splice(place, 1)
    if (known && known.name !== name) await rename(projectId, known.id, name)
    afterId = known?.id ?? (await add(projectId, { name, status, afterId }))
  }
  await queryClient.invalidateQueries({ queryKey: columnsQuery(projectId).queryKey })
}

const rename = (id: string, columnId: string, name: string) =>
  answerOf(api.PATCH('/v1/projects/{id}/columns/{columnId}', { params: { path: { id, columnId } }, body: { name } }))

async function add(id: string, body: Wanted & { afterId: string | null }): Promise<string> {
  return (await answerOf(api.POST('/v1/projects/{id}/columns', { params: { path: { id } }, body }))).id
}
