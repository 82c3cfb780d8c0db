import type { AccessToken, CreateAccessToken, Permission } from '@millrace/contract'
import { defaultTokenDays } from '@millrace/contract'
import { invalidField } from '../../platform/errors/app-error.ts'
import type { Principal } from '../../platform/identity/actor.ts'
import { tokenCan } from './people.policy.ts'

/** A personal access token as it is kept: of the token itself there is only the hash. */
export interface TokenRecord {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly scopes: Permission[]
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
}

export const toAccessToken = (actor: Principal, token: TokenRecord): AccessToken => ({
  id: token.id,
  name: token.name,
  scopes: token.scopes,
  createdAt: token.createdAt.toISOString(),
  expiresAt: token.expiresAt?.toISOString() ?? null,
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  can: tokenCan(actor, token.userId),
})

const dayMilliseconds = 86_400_000
const longestDays = 3650

/** When a new token expires; null when it is asked not to. */
export function expiryOf(
  { expiresAt, expiresInDays }: Pick<CreateAccessToken, 'expiresAt' | 'expiresInDays'>,
  now: Date,
): Date | null {
  if (expiresAt !== undefined && expiresInDays !== undefined) {
    throw invalidField('body', '/expiresInDays', 'give either expiresAt or expiresInDays')
  }
  if (expiresAt === null) return null
  if (expiresAt === undefined) return new Date(now.getTime() + (expiresInDays ?? defaultTokenDays) * dayMilliseconds)
  const expiry = new Date(expiresAt)
  // A leap second passes the schema and is no instant here; it is refused like the past.
  if (!(expiry > now)) throw invalidField('body', '/expiresAt', 'must be an instant in the future')
  if (expiry.getTime() > now.getTime() + longestDays * dayMilliseconds) {
    throw invalidField('body', '/expiresAt', `must be at most ${longestDays} days from now, or null`)
  }
  return expiry
}
