import type { Schemas } from '@millrace/client'
import { ApiError, answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import type { Page } from './page.ts'

export type Invitation = Schemas['Invitation']
type NewInvitation = Schemas['CreateInvitation']

/** Every invitation that can still be accepted; null where people are invited at another issuer. */
export const invitationsQuery = queryOptions({
  queryKey: ['admin', 'invitations'],
  queryFn: async () => {
    const invitations: Invitation[] = []
    let cursor: string | null = null
    do {
      const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor !== null && { cursor }) }
      const page: Page<Invitation> | null = await answerOf(api.GET('/v1/invitations', { params: { query } })).catch(
        unlessElsewhere,
      )
      if (page === null) return null
      invitations.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    return invitations
  },
})

function unlessElsewhere(err: unknown): null {
  if (err instanceof ApiError && err.status === 422) return null
  throw err
}

const refresh = () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey })

/** Mails an invitation. An open one of the same address ends. */
export async function invite(invitation: NewInvitation): Promise<void> {
  await answerOf(api.POST('/v1/invitations', { body: invitation }))
  await refresh()
}

export async function revokeInvitation(id: string): Promise<void> {
  await answerOf(api.DELETE('/v1/invitations/{id}', { params: { path: { id } } })).finally(refresh)
}
