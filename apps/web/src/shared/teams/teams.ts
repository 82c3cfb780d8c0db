import { answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/api.ts'

/** What the keys of all lists of teams begin with. */
export const teamsKey = ['teams'] as const

/** Teams whose name begins so; without a text, the first ones by name. */
export const teamsByNameQuery = (text: string) =>
  queryOptions({
    queryKey: [...teamsKey, 'by-name', text],
    staleTime: 60_000,
    queryFn: async () => {
      const query = { limit: 20, ...(text !== '' && { text }) }
      return (await answerOf(api.GET('/v1/teams', { params: { query } }))).items
    },
  })
