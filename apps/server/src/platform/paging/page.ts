import { invalidField } from '../errors/app-error.ts'
import type { Cursors } from './cursor.ts'

/** The part of a list's query that says how much and from where. */
export interface PageRequest {
  readonly limit?: number
  readonly cursor?: string
  readonly page?: number
  readonly page_size?: number
}

/** Where a page begins: after the keys of a cursor, or at a small offset. `limit + 1` rows tell whether more follow. */
export interface PageStart {
  readonly limit: number
  readonly after: readonly string[] | null
  readonly offset: number
  readonly page: number | null
  /** What the cursors of this list are bound to. */
  readonly list: string
}

const largestOffset = 10_000

/** Reads where a page begins. `list` binds cursors to caller, route, filters and order; `keys` is how many sort keys there are. */
export function pageStart(cursors: Cursors, request: PageRequest, list: string, keys: number): PageStart {
  const { cursor, page, page_size: pageSize } = request
  if (cursor !== undefined && page !== undefined) {
    throw invalidField('query', 'page', 'give either cursor or page, not both')
  }
  const limit = pageSize ?? request.limit ?? 50
  const numbered = page !== undefined || pageSize !== undefined
  const offset = ((page ?? 1) - 1) * limit
  if (offset > largestOffset) {
    throw invalidField('query', 'page', `pages reach ${largestOffset} items deep; use cursor to go further`)
  }
  return {
    limit,
    after: cursor === undefined ? null : cursors.decode(list, cursor, keys),
    offset,
    page: numbered ? (page ?? 1) : null,
    list,
  }
}

export interface Page<Item> {
  readonly items: Item[]
  readonly nextCursor: string | null
  readonly page?: number
  readonly pageSize?: number
  readonly hasMore?: boolean
}

/** Makes a page of up to `limit + 1` rows in order. `keysOf` gives the sort keys of an item. */
export function toPage<Item>(
  cursors: Cursors,
  start: PageStart,
  rows: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): Page<Item> {
  const items = rows.slice(0, start.limit)
  const hasMore = rows.length > start.limit
  const last = items.at(-1)
  const nextCursor = hasMore && last !== undefined ? cursors.encode(start.list, keysOf(last)) : null
  return { items, nextCursor, ...(start.page !== null && { page: start.page, pageSize: start.limit, hasMore }) }
}
