import { useEffect } from 'react'
import type { ReadOn } from '../../shared/api/use-read-on.ts'
import { useReadAhead, useReadOn } from '../../shared/api/use-read-on.ts'
import type { ColumnQuery } from './column-windows.ts'

/** Cards that are read before the view comes to them; a fling of the wheel passes some hundreds in a second. */
const ahead = 40

type Range = { readonly startIndex: number; readonly endIndex: number } | null

/**
 * Reads the next window before the cards run out, and an earlier one again when somebody goes back to it. Returns how
 * the column goes on.
 */
export function useWindows(query: ColumnQuery, range: Range, count: number): ReadOn {
  const { hasPreviousPage, isFetching, fetchPreviousPage, error, cards } = query
  const rest = useReadOn(query)
  const isNearEnd = (range?.endIndex ?? 0) >= count - ahead
  useReadAhead(rest, isNearEnd)
  const isNearStart = range !== null && range.startIndex < cards.start + ahead && cards.start > 0
  const mayRead = !isFetching && error === null && !(isNearEnd && rest.hasMore)
  const readsPrevious = mayRead && isNearStart && hasPreviousPage
  useEffect(() => {
    if (readsPrevious) void fetchPreviousPage()
  }, [readsPrevious, fetchPreviousPage])
  return rest
}
