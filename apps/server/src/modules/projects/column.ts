import type { TaskStatus } from '@millrace/contract'
import { columnLimit } from '@millrace/contract'
import { AppError, ruleViolated } from '../../platform/errors/app-error.ts'
import { rankBetween } from '../../platform/rank/rank.ts'

export interface ColumnRecord {
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly status: TaskStatus
  readonly wipLimit: number | null
  readonly rank: string
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

type Placed = Pick<ColumnRecord, 'id' | 'rank'>

/** The rank right of the column `afterId`, among columns from left to right; null is the left edge. */
export function rankAfter(columns: readonly Placed[], afterId: string | null): string {
  const index = afterId === null ? -1 : columns.findIndex(({ id }) => id === afterId)
  if (afterId !== null && index < 0) throw ruleViolated('There is no such other column in this project.', '/afterId')
  return rankBetween(columns[index]?.rank ?? null, columns[index + 1]?.rank ?? null)
}

/** The rank that brings a column behind `afterId`; its present one when it is there already. */
export function rankMovedAfter(columns: readonly Placed[], column: Placed, afterId: string | null): string {
  const index = columns.findIndex(({ id }) => id === column.id)
  if ((columns[index - 1]?.id ?? null) === afterId) return column.rank
  return rankAfter(
    columns.filter(({ id }) => id !== column.id),
    afterId,
  )
}

export function assertRoomForColumn(columns: readonly unknown[]): void {
  if (columns.length >= columnLimit) throw ruleViolated(`A project has at most ${columnLimit} columns.`)
}

type WithStatus = Pick<ColumnRecord, 'id' | 'status'>

/** Refuses to take a column from its status when no other column is left for tasks of that status. */
export function assertNotLastOfStatus(columns: readonly WithStatus[], column: WithStatus, pointer?: string): void {
  if (othersOfStatus(columns, column).length > 0) return
  throw ruleViolated(`This is the last column for the status ${column.status}. Make another one first.`, pointer)
}

/**
 * The column that takes over the tasks of one that is deleted: the one asked for, which must have the same status,
 * because moving tasks must not complete or reopen them. Tasks in the trash need no choice.
 */
export function heirOf(
  columns: readonly WithStatus[],
  column: WithStatus,
  { moveTo, holdsTasks }: { readonly moveTo: string | undefined; readonly holdsTasks: boolean },
): string {
  const others = othersOfStatus(columns, column)
  if (moveTo === undefined) {
    if (holdsTasks) throw invalidHeir('The column holds tasks. Say with move_to which column takes them over.')
    return (others[0] as WithStatus).id
  }
  if (others.some(({ id }) => id === moveTo)) return moveTo
  throw invalidHeir(`move_to must be another column of this project with the status ${column.status}.`)
}

const othersOfStatus = (columns: readonly WithStatus[], column: WithStatus) =>
  columns.filter(({ id, status }) => id !== column.id && status === column.status)

const invalidHeir = (message: string) =>
  new AppError('rule-violated', { detail: message, errors: [{ in: 'query', pointer: 'move_to', message }] })
