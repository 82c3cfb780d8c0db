import { answerOf } from '@millrace/client'
import i18next from 'i18next'
import { api } from '../api/api.ts'
import { queryClient } from '../api/query-client.ts'
import { tellRefusal } from '../notices/tell-refusal.ts'
import type { Label } from './projects.ts'
import { labelsQuery } from './projects.ts'

/** Adds a label; null when that failed, which is told. */
export async function addLabel(id: string, body: Pick<Label, 'name' | 'color'>): Promise<Label | null> {
  try {
    const label = await answerOf(api.POST('/v1/projects/{id}/labels', { params: { path: { id } }, body }))
    mapLabels(id, (labels) => [...labels, label].toSorted((one, other) => one.name.localeCompare(other.name)))
    return label
  } catch (err) {
    tellLabelRefusal(err, body.name)
    return null
  }
}

/** Changes the labels of a project that are shown; an answer under way would show the old ones. */
export function mapLabels(projectId: string, map: (labels: Label[]) => Label[]): void {
  const { queryKey } = labelsQuery(projectId)
  void queryClient.cancelQueries({ queryKey })
  queryClient.setQueryData(queryKey, (labels) => labels && map(labels))
}

export const tellLabelRefusal = (err: unknown, name: string): void =>
  tellRefusal(err, i18next.t('failure.labelTaken', { name }))
