import { answerOf, ifMatch } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import i18next from 'i18next'
import { api } from '../../shared/api/api.ts'
import type { FieldConflict } from '../../shared/api/conflicts.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { saveOnTop } from '../../shared/api/save-on-top.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { tellRefusal } from '../../shared/notices/tell-refusal.ts'
import type { Column } from '../../shared/projects/projects.ts'
import { columnsQuery } from '../../shared/projects/projects.ts'
import { refreshBoard, refreshTasks } from '../../shared/tasks/task-cache.ts'
import { boardQuery } from '../../shared/tasks/task-queries.ts'
import { tellConflict } from './tell-conflict.ts'

/** How many cards each column holds. It is read again with the board. */
export const cardCountsQuery = (id: string) =>
  queryOptions({
    queryKey: [...boardQuery(id).queryKey, 'counts'],
    queryFn: async () => {
      const params = { path: { id }, query: { limit: 1 } }
      const { columns } = await answerOf(api.GET('/v1/projects/{id}/board', { params }))
      return new Map(columns.map((column) => [column.id, column.count]))
    },
  })

type ColumnFields = Pick<Column, 'name' | 'status' | 'wipLimit'>
export type ColumnChange = Partial<ColumnFields>

export async function addColumn(id: string, body: Pick<Column, 'name' | 'status'>): Promise<boolean> {
  try {
    const column = await answerOf(api.POST('/v1/projects/{id}/columns', { params: { path: { id } }, body }))
    mapColumns(id, (columns) => [...columns, column])
    void refreshBoard(id)
    return true
  } catch (err) {
    tellFailure(err)
    return false
  }
}

/** Shows a change of a column at once and saves it; false when it was not saved, which is told. */
export async function changeColumn(column: Column, change: ColumnChange): Promise<boolean> {
  const { projectId: id, id: columnId } = column
  const path = { id, columnId }
  putColumn({ ...column, ...change })
  try {
    const saved = await saveOnTop(column, change, {
      write: (version) => {
        const params = { path, header: ifMatch(version) }
        return answerOf(api.PATCH('/v1/projects/{id}/columns/{columnId}', { params, body: change }))
      },
      read: () => answerOf(api.GET('/v1/projects/{id}/columns/{columnId}', { params: { path } })),
    })
    putColumn(saved.saved ? saved.value : saved.theirs)
    if (saved.saved) void refreshBoard(id)
    else tellConflict(wordsOf(saved.theirs, saved.conflicts), () => void changeColumn(saved.theirs, change))
    return saved.saved
  } catch (err) {
    putColumn(column)
    if ('status' in change) tellRefusal(err, i18next.t('projectSettings.statusKept'))
    else tellFailure(err)
    return false
  }
}

const wordsOf = ({ name, status, wipLimit }: Column, conflicts: readonly FieldConflict<keyof Column>[]) => {
  const isOf = (name: keyof Column) => conflicts.some(({ field }) => field === name)
  if (isOf('name')) return name
  return isOf('status') ? i18next.t(`status.${status}`) : String(wipLimit ?? '–')
}

let lastMove: Promise<void> = Promise.resolve()

/**
 * Brings a column behind another one, null for the left edge, at once. Moves are saved one after the other, because
 * each is told by its neighbour.
 */
export function moveColumn({ projectId, id }: Column, afterId: string | null): Promise<void> {
  mapColumns(projectId, (columns) => moved(columns, id, afterId))
  lastMove = lastMove.then(async () => {
    try {
      const params = { path: { id: projectId, columnId: id } }
      await answerOf(api.PATCH('/v1/projects/{id}/columns/{columnId}', { params, body: { afterId } }))
      void refreshBoard(projectId)
    } catch (err) {
      await queryClient.invalidateQueries({ queryKey: columnsQuery(projectId).queryKey })
      tellFailure(err)
    }
  })
  return lastMove
}

function moved(columns: Column[], id: string, afterId: string | null): Column[] {
  const column = columns.find((each) => each.id === id)
  const others = columns.filter((each) => each.id !== id)
  const place = afterId === null ? 0 : others.findIndex((each) => each.id === afterId) + 1
  return column ? [...others.slice(0, place), column, ...others.slice(place)] : columns
}

/** Deletes a column; its cards go to the end of another one. */
export async function deleteColumn({ projectId: id, id: columnId }: Column, moveTo: string): Promise<void> {
  const params = { path: { id, columnId }, query: { move_to: moveTo } }
  await answerOf(api.DELETE('/v1/projects/{id}/columns/{columnId}', { params }))
  mapColumns(id, (columns) => columns.filter((each) => each.id !== columnId))
  void refreshTasks(id)
}

const putColumn = (column: Column): void =>
  mapColumns(column.projectId, (columns) => columns.map((each) => (each.id === column.id ? column : each)))

function mapColumns(projectId: string, map: (columns: Column[]) => Column[]): void {
  const { queryKey } = columnsQuery(projectId)
  void queryClient.cancelQueries({ queryKey })
  queryClient.setQueryData(queryKey, (columns) => columns && map(columns))
}
