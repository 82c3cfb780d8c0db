import type { Me } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { toMe } from './user.ts'
import { findUserWithInbox } from './users.store.ts'

/** Who the caller is, and what they may do with the token they came with. */
export async function getMe(ctx: Pick<Ctx, 'db' | 'accounts'>, actor: Actor): Promise<Me> {
  const user = await findUserWithInbox(ctx.db.read, actor.userId)
  if (!user) throw notFound()
  return toMe(ctx, actor, user, user.inboxProjectId)
}
