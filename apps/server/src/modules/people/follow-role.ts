import type { Ctx } from '../../platform/context.ts'
import { record } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { NamedRole } from '../../platform/identity/issuer-roles.ts'
import { followed, mustFollow } from '../../platform/identity/issuer-roles.ts'
import { lockIssuedRole, saveIssuedRole } from './issuer-roles.store.ts'
import { roleFollowed } from './people.events.ts'

/**
 * Gives a person the role that their issuer names in an access token, unless a newer one has named another. Nobody
 * needs to be left who is an admin: that is the issuer's to decide. Emits `user.updated`.
 */
export async function followRole(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  userId: string,
  named: NamedRole,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const before = await lockIssuedRole(tx, userId)
    if (!before || !mustFollow(before, named)) return
    const after = followed(before, named)
    const version = await saveIssuedRole(tx, userId, after, ctx.clock.now())
    await record(ctx, tx, actor, roleFollowed({ id: userId, version }, before, after))
  })
}
