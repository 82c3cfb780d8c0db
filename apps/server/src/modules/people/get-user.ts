import type { User } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { toUser } from './user.ts'
import { findUser } from './users.store.ts'

/** One person, as the actor may see them. */
export async function getUser(ctx: Pick<Ctx, 'db'>, actor: Actor, id: string): Promise<User> {
  const user = await findUser(ctx.db.read, id)
  if (!user) throw notFound()
  return toUser(actor, user)
}
