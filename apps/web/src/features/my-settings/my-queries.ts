import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'

export type Session = Schemas['Session']
export type AccessToken = Schemas['AccessToken']

interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/** Every item of a list that one person does not fill with many. */
async function allOf<Item>(ask: (query: { limit: number; cursor?: string }) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page: Page<Item> = await ask({ limit: 100, ...(cursor !== null && { cursor }) })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}

/** The browsers in which the person is signed in, this one first. */
export const sessionsQuery = queryOptions({
  queryKey: ['my-sessions'],
  queryFn: async () => {
    const sessions = await allOf<Session>((query) => answerOf(api.GET('/v1/me/sessions', { params: { query } })))
    return sessions.sort((one, other) => Number(other.current) - Number(one.current))
  },
})

export const tokensQuery = queryOptions({
  queryKey: ['my-tokens'],
  queryFn: () => allOf<AccessToken>((query) => answerOf(api.GET('/v1/me/tokens', { params: { query } }))),
})
