import type { CreateAccessToken, CreatedAccessToken, Permission, Role } from '@millrace/contract'
import { rolePermissions } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { AppError, forbidden, notFound, ruleViolated } from '../../platform/errors/app-error.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import { keeping } from '../../platform/idempotency/once.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { newPersonalAccessToken } from '../../platform/identity/personal-access-token.ts'
import { systemUserId } from '../../platform/identity/system-user.ts'
import { tokenCreated } from './people.events.ts'
import { grantableScopes, mayIssueToken } from './people.policy.ts'
import type { TokenRecord } from './token.ts'
import { expiryOf, toAccessToken } from './token.ts'
import { insertToken } from './tokens.store.ts'
import { findUser } from './users.store.ts'

export interface IssueToken extends CreateAccessToken {
  readonly ownerId: string
}

/**
 * Makes a personal access token, which only the answer shows. People make them for themselves, with no more than
 * they may do by the token they came with and for no longer than it lives; commands make them for anyone. Emits `token.created`.
 */
export async function issueToken(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { ownerId, name, scopes, ...expiry }: IssueToken,
): Promise<CreatedAccessToken> {
  if (!mayIssueToken(actor, ownerId, actor.userId === systemUserId)) throw forbidden('Tokens are made for oneself.')
  const now = ctx.clock.now()
  const asked = expiryOf(expiry, now)
  return writeOnce(ctx, keepingNoToken(actor), async (tx) => {
    const owner = await findUser(tx, ownerId)
    if (!owner) throw notFound()
    if (owner.kind === 'service') throw ruleViolated('Programs get their tokens by client id and secret.')
    if (owner.disabledAt) throw ruleViolated('The account of this person is disabled.')
    const { token, hash } = newPersonalAccessToken()
    const kept: TokenRecord = {
      id: ctx.newId(),
      userId: ownerId,
      name,
      scopes: chooseScopes(actor, owner.role, scopes),
      createdAt: now,
      expiresAt: limitExpiry(actor, asked, expiry),
      lastUsedAt: null,
    }
    await insertToken(tx, kept, hash)
    await record(ctx, tx, actor, tokenCreated(kept))
    return { ...toAccessToken(actor, kept), token }
  })
}

/** What is asked for, but not after the end of the personal access token in use; that end when nothing is asked. */
function limitExpiry(
  { expiresAt: latest }: Actor,
  asked: Date | null,
  { expiresAt, expiresInDays }: Pick<IssueToken, 'expiresAt' | 'expiresInDays'>,
): Date | null {
  if (!latest || (asked && asked <= latest)) return asked
  if (expiresAt === undefined && expiresInDays === undefined) return latest
  const pointer = expiresAt === undefined ? '/expiresInDays' : '/expiresAt'
  throw ruleViolated(`The token in use ends at ${latest.toISOString()}; it makes none that lives longer.`, pointer)
}

function chooseScopes(actor: Actor, ownerRole: Role, asked: readonly Permission[] | undefined): Permission[] {
  const grantable = grantableScopes(actor, rolePermissions[ownerRole])
  if (!asked) return grantable
  const errors = asked.flatMap((scope, index) =>
    grantable.includes(scope)
      ? []
      : [{ in: 'body' as const, pointer: `/scopes/${index}`, message: `${scope} is not yours to give` }],
  )
  if (errors.length === 0) return [...new Set(asked)]
  throw new AppError('rule-violated', { detail: 'A token can carry only permissions that you have.', errors })
}

/** The answer that is kept for a repeated request holds null in the place of the token. */
const keepingNoToken = (actor: Actor): Actor =>
  keeping(actor, (created: CreatedAccessToken) => ({ ...created, token: null }))
