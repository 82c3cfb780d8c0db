import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { changeUser, lockUser } from '../people/index.ts'
import type { ServiceAccountPatch } from './service-account.ts'

/** Changes what of a program is kept in its user. Emits `user.updated`, `user.disabled` or `user.enabled`. */
export async function changeProgram(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Transaction,
  actor: Actor,
  id: string,
  patch: Omit<ServiceAccountPatch, 'permissions'>,
): Promise<void> {
  const user = await lockUser(tx, id)
  if (!user) throw new Error(`The program ${id} has no user`)
  await changeUser(ctx, tx, actor, user, patch)
}
