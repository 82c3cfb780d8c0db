import { QueryClient } from '@tanstack/react-query'

/** The one place where the state of the server is kept; changes from outside enter here. */
export const queryClient = new QueryClient({
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
