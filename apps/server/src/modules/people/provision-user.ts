import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { conflict, forbidden } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { findIdentity } from '../../platform/identity/identity.store.ts'
import type { UserDraft } from './add-user.ts'
import { addUser } from './add-user.ts'
import type { IdentityKey } from './identities.store.ts'
import { insertIdentity, lockIdentity } from './identities.store.ts'
import type { UserRecord } from './user.ts'
import { findUser } from './users.store.ts'

/** What an issuer says of the person it has just identified. */
export interface SignedIn extends IdentityKey, Omit<UserDraft, 'role'> {}

/**
 * The person whom an issuer names by this subject; on the first sign-in they are made, with the role `user`.
 * Never found by e-mail: whoever can put an address into a token would take over its account. So 409 when somebody
 * else has the address, and 403 when the account is disabled. Emits `user.created`.
 */
export async function provisionUser(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  signedIn: SignedIn,
): Promise<UserRecord> {
  const known = await findIdentity(ctx.db.read, signedIn.issuer, signedIn.subject)
  const user =
    known === null
      ? await ctx.db.transaction((tx) => provision(ctx, tx, actor, signedIn))
      : await findUser(ctx.db.read, known)
  if (!user || user.disabledAt) throw forbidden('This account is disabled. Ask an admin.')
  return user
}

async function provision(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Transaction,
  actor: Actor,
  { issuer, subject, ...draft }: SignedIn,
): Promise<UserRecord | undefined> {
  const key = { issuer, subject }
  await lockIdentity(tx, key)
  const known = await findIdentity(tx, issuer, subject)
  if (known !== null) return findUser(tx, known)
  const user = await addUser(ctx, tx, actor, draft)
  if (!user) {
    throw conflict(
      'An account with this e-mail address exists already and is not connected with this sign-in. ' +
        'Sign in the way you did before, or ask an admin.',
    )
  }
  await insertIdentity(tx, key, user.id, ctx.clock.now())
  return user
}
