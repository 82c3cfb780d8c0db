import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { tokensQuery } from './my-queries.ts'
import type { Scope } from './scopes.ts'
import { readingScopes } from './scopes.ts'

export type CreatedToken = Schemas['CreatedAccessToken']

/** After how many days a token ends. */
export const lifetimes = ['30', '90', '365', 'never'] as const
type Lifetime = (typeof lifetimes)[number]

/** What stands in the form of a new token. */
export interface NewToken {
  readonly isOpen: boolean
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly lifetime: Lifetime
}

export const emptyToken: NewToken = { isOpen: false, name: '', scopes: readingScopes, lifetime: '90' }

/** Makes a token. What it says is in this answer and nowhere else; not in the cache of queries either. */
export async function createToken({ name, scopes, lifetime }: NewToken): Promise<CreatedToken> {
  const expiry = lifetime === 'never' ? { expiresAt: null } : { expiresInDays: Number(lifetime) }
  const body = { name: name.trim(), scopes: [...scopes], ...expiry }
  const created = await answerOf(api.POST('/v1/me/tokens', { body }))
  void queryClient.invalidateQueries(tokensQuery)
  return created
}
