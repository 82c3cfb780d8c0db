import { answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/api.ts'

/** Teams whose name begins so; without a text, the first ones by name. */
export const teamsByNameQuery = (text: string) =>
  queryOptions({
    queryKey: ['teams', 'by-name', text],
    staleTime: 60_000,
    queryFn: async () => {
      const query = { limit: 20, ...(text !== '' && { text }) }
      return (await answerOf(api.GET('/v1/teams', { params: { query } }))).items
    },
  })
