import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import i18next from 'i18next'
import { api } from '../../../shared/api/api.ts'
import { queryClient } from '../../../shared/api/query-client.ts'
import { tellFailure } from '../../../shared/notices/notices.tsx'
import { taskQuery } from '../../../shared/tasks/task-queries.ts'
import { offerUndo } from '../../../shared/undo/undo.ts'

type Link = Schemas['TaskLink']

export const linksQuery = (id: string) =>
  queryOptions({
    queryKey: ['links', id],
    queryFn: async () =>
      (await answerOf(api.GET('/v1/tasks/{id}/links', { params: { path: { id }, query: { limit: 100 } } }))).items,
  })

/** How a task stands to another, in the order in which it is told. */
export const relations = ['blockedBy', 'blocks', 'relates', 'duplicates', 'duplicatedBy'] as const
export type Relation = (typeof relations)[number]

export function relationOf({ kind, direction }: Pick<Link, 'kind' | 'direction'>): Relation {
  if (kind === 'relates' || direction === 'outward') return kind
  return kind === 'blocks' ? 'blockedBy' : 'duplicatedBy'
}

/** Links two tasks. What blocks or duplicates this one is linked from its own side. */
export async function link(taskId: string, relation: Relation, otherId: string): Promise<void> {
  const isInward = relation === 'blockedBy' || relation === 'duplicatedBy'
  const [from, to] = isInward ? [otherId, taskId] : [taskId, otherId]
  const kind = { blockedBy: 'blocks', duplicatedBy: 'duplicates' } as const
  const body = { kind: isInward ? kind[relation] : relation, taskId: to } as const
  await answerOf(api.POST('/v1/tasks/{id}/links', { params: { path: { id: from } }, body }))
  await refreshLinks(taskId, otherId)
}

/** Removes a link, with undo. */
export async function unlink(taskId: string, removed: Link): Promise<void> {
  const { queryKey } = linksQuery(taskId)
  const before = queryClient.getQueryData(queryKey)
  queryClient.setQueryData(queryKey, (links) => links?.filter(({ id }) => id !== removed.id))
  try {
    await answerOf(
      api.DELETE('/v1/tasks/{id}/links/{linkId}', { params: { path: { id: taskId, linkId: removed.id } } }),
    )
  } catch (err) {
    queryClient.setQueryData(queryKey, before)
    tellFailure(err)
    return
  }
  offerUndo({
    title: i18next.t('panel.unlinked', { key: removed.task.key }),
    undo: () => link(taskId, relationOf(removed), removed.task.id),
  })
  await refreshLinks(taskId, removed.task.id)
}

/** A link counts as a change of its task, whose version and history grow. */
async function refreshLinks(...ids: string[]): Promise<void> {
  const keys = ids.flatMap((id) => [linksQuery(id).queryKey, taskQuery(id).queryKey])
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}
