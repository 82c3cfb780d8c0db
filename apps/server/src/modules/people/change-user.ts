import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { changesOf } from '../../platform/events/changes.ts'
import { record } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { userChanged } from './people.events.ts'
import type { UserPatch, UserRecord } from './user.ts'
import { updateUserRow } from './users.store.ts'

/** Applies a patch to a locked person; one that changes nothing keeps the version and emits nothing. */
export async function changeUser<User extends UserRecord>(
  ctx: Pick<Ctx, 'newId' | 'clock'>,
  tx: Transaction,
  actor: Actor,
  user: User,
  patch: UserPatch,
): Promise<User> {
  const changes = changesOf<UserPatch>(user, patch)
  if (!changes) return user
  const changed = { ...user, ...(await updateUserRow(tx, { ...user, ...changes.after }, ctx.clock.now())) }
  await record(ctx, tx, actor, userChanged(changed, changes))
  return changed
}
