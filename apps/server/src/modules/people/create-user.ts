import type { CreateUser, User } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors/app-error.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { addUser } from './add-user.ts'
import { toUser } from './user.ts'

/** Makes a person and their inbox; 409 when the e-mail address is taken. Emits `user.created`. */
export async function createUser(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  input: CreateUser,
): Promise<User> {
  requirePermission(actor, 'users:admin')
  return writeOnce(ctx, actor, async (tx) => {
    const user = await addUser(ctx, tx, actor, input)
    if (!user) throw conflict('Somebody has this e-mail address already.')
    return toUser(actor, user)
  })
}
