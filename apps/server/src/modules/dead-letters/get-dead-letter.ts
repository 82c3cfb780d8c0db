import type { DeadLetter } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { toDeadLetter } from './dead-letter.ts'
import { findDeadLetter } from './dead-letters.store.ts'

/** One of them with what it says, which may be what people wrote. */
export async function getDeadLetter(ctx: Pick<Ctx, 'db'>, actor: Actor, id: string): Promise<DeadLetter> {
  requirePermission(actor, 'operations:manage')
  const letter = await findDeadLetter(ctx.db.read, id)
  if (!letter) throw notFound()
  return toDeadLetter(letter)
}
