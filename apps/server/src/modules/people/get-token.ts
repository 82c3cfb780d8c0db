import type { AccessToken } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { toAccessToken } from './token.ts'
import { findToken } from './tokens.store.ts'

/** One of the actor's own tokens that was not revoked. */
export async function getToken(ctx: Pick<Ctx, 'db'>, actor: Actor, id: string): Promise<AccessToken> {
  const token = await findToken(ctx.db.read, id, actor.userId)
  if (!token) throw notFound()
  return toAccessToken(actor, token)
}
