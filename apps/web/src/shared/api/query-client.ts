import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isGone } from './is-gone.ts'

/** The one place where the state of the server is kept; changes from outside enter here. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // With what is gone, its project may be: who stands in it is told.
    onError: (error, { queryKey: [kind] }) => {
      if (isGone(error) && kind !== 'project') void queryClient.invalidateQueries({ queryKey: ['project'] })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      // The client has already tried again where that helps.
      retry: false,
      refetchOnWindowFocus: true,
      throwOnError: false,
    },
    mutations: { retry: false },
  },
})
