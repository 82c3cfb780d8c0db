import type { TaskQuery } from '@millrace/contract'
import { millisecondsOf } from '../../platform/clock/uuid-v7.ts'
import { monthOf } from '../../platform/database/month.ts'
import { invalidField } from '../../platform/errors/app-error.ts'

type SortName = 'created' | 'updated' | 'due' | 'priority' | 'rank'

/** The order of a list: its sort key with the SQL type, and the id to tell equals apart. */
export interface Sort {
  readonly name: SortName
  readonly descending: boolean
}

/** SQL of each sort key and its type; null where the id alone is the key. */
export const sortKeys = {
  created: null,
  updated: ['t.updated_at', 'timestamptz'],
  due: ['t.due', 'timestamptz'],
  priority: ['t.priority', 'smallint'],
  rank: ['t.rank', 'text'],
} as const satisfies Record<SortName, readonly [key: string, type: string] | null>

/** Newest first unless told. */
export function sortOf(query: TaskQuery): Sort {
  const sort = query.sort ?? '-created'
  const descending = sort.startsWith('-')
  const name = (descending ? sort.slice(1) : sort) as SortName
  if (name === 'rank' && !query.project) {
    throw invalidField('query', 'sort', 'rank orders the cards of one project: give project too')
  }
  return { name, descending }
}

/** How many keys a cursor of that order holds. */
export const keyCount = ({ name }: Sort): number => (sortKeys[name] === null ? 1 : 2)

/** What the cursors of a list are bound to: the caller, the filters and the order, not the page. */
export function listName(userId: string, query: TaskQuery): string {
  const { limit, cursor, page, page_size, ...filters } = query
  const named = Object.entries({ sort: '-created', ...filters }).sort(([a], [b]) => (a < b ? -1 : 1))
  return `tasks ${userId} ${JSON.stringify(named)}`
}

/** A range of ids that covers whole partitions. */
export interface IdWindow {
  readonly from: string
  readonly to: string
}

const dayMilliseconds = 86_400_000

/**
 * Where a list of newest tasks looks first: the month it begins in and the one before. Two partitions answer most
 * pages; measured 0.75 to 0.96 of a flat table, against 0.42 over all of them. A day ahead is still looked at,
 * because another server's clock may be ahead of ours.
 */
export function newestWindow(now: Date, after: readonly string[] | null): IdWindow {
  const id = after?.at(-1)
  const begin = id === undefined ? now : new Date(Math.min(millisecondsOf(id), now.getTime()))
  const end = id === undefined ? new Date(now.getTime() + dayMilliseconds) : begin
  return { from: monthOf(begin, -1).from, to: monthOf(end).to }
}
