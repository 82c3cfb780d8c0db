import type { CreateUser, User } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors/app-error.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { requireRecentSecondFactor } from '../../platform/identity/step-up.ts'
import { addUser } from './add-user.ts'
import { toUser } from './user.ts'

/**
 * Makes a person and their inbox; 409 when the e-mail address is taken. An admin asks for a recent second factor.
 * Emits `user.created`.
 */
export async function createUser(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  input: CreateUser,
): Promise<User> {
  requirePermission(actor, 'users:admin')
  if (input.role === 'admin') requireRecentSecondFactor(actor, ctx.clock)
  return writeOnce(ctx, actor, async (tx) => {
    const user = await addUser(ctx, tx, actor, input)
    if (!user) throw conflict('Somebody has this e-mail address already.')
    return toUser(actor, user)
  })
}
