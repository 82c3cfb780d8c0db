import { useCallback, useEffect } from 'react'

/** What is asked of an infinite query of TanStack Query. */
interface Windows {
  readonly hasNextPage: boolean
  readonly isFetching: boolean
  readonly isFetchingNextPage: boolean
  readonly isFetchNextPageError: boolean
  readonly error: unknown
  readonly fetchNextPage: () => Promise<unknown>
}

export interface ReadOn {
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  /** Anything of the list is being read; to read on would break that off. */
  readonly isBusy: boolean
  /** Stays the same function. */
  readonly readOn: () => void
  /** Why the next window could not be read; null while it is tried again. */
  readonly failure: unknown
}

/** How a list that is read window by window goes on. */
export function useReadOn(windows: Windows): ReadOn {
  const { hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage } = windows
  const readOn = useCallback(() => void fetchNextPage(), [fetchNextPage])
  const failure = isFetchNextPageError && !isFetching ? error : null
  return { hasMore: hasNextPage, isLoadingMore: isFetchingNextPage, isBusy: isFetching, readOn, failure }
}

/** Reads the next window as soon as it is wanted. What has failed waits for the person. */
export function useReadAhead({ hasMore, isBusy, readOn, failure }: ReadOn, isWanted: boolean): void {
  const isDue = isWanted && hasMore && !isBusy && failure === null
  useEffect(() => {
    if (isDue) readOn()
  }, [isDue, readOn])
}
