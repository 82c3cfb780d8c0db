import { useEffect } from 'react'
import type { ColumnQuery } from './column-windows.ts'

/** Cards that are read before the view comes to them; a fling of the wheel passes some hundreds in a second. */
const ahead = 40

type Range = { readonly startIndex: number; readonly endIndex: number } | null

/** Reads the next window before the cards run out, and an earlier one again when somebody goes back to it. */
export function useWindows(query: ColumnQuery, range: Range, count: number): void {
  const { hasNextPage, hasPreviousPage, isFetching, fetchNextPage, fetchPreviousPage, error, cards } = query
  const isNearEnd = (range?.endIndex ?? 0) >= count - ahead
  const isNearStart = range !== null && range.startIndex < cards.start + ahead
  const readsNext = isNearEnd && hasNextPage
  const readsPrevious = !readsNext && isNearStart && hasPreviousPage && cards.start > 0
  const mayRead = !isFetching && error === null
  useEffect(() => {
    if (mayRead && readsNext) void fetchNextPage()
    if (mayRead && readsPrevious) void fetchPreviousPage()
  }, [mayRead, readsNext, readsPrevious, fetchNextPage, fetchPreviousPage])
}
