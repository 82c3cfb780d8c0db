import { hash } from 'node:crypto'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { conflict, forbidden } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { findIdentity } from '../../platform/identity/identity.store.ts'
import type { NamedRole } from '../../platform/identity/issuer-roles.ts'
import { followed } from '../../platform/identity/issuer-roles.ts'
import type { UserDraft } from './add-user.ts'
import { addUser } from './add-user.ts'
import type { IdentityKey } from './identities.store.ts'
import { insertIdentity, lockIdentity } from './identities.store.ts'
import { beginIssuedRole } from './issuer-roles.store.ts'
import type { UserRecord } from './user.ts'
import { findUser } from './users.store.ts'

/** What an issuer says of whom it has just identified: a person, or a program by the name of its client. */
export type SignedIn = IdentityKey & {
  /** The role that the token names, where the issuer decides about roles; otherwise it begins as `user`. */
  readonly namedRole?: NamedRole
} & ({ readonly email: string | null; readonly name: string | null } | { readonly client: string })

/**
 * Whom an issuer names by this subject; on the first sign-in they are made.
 * Never found by e-mail: whoever can put an address into a token would take over its account. So 409 when somebody
 * else has the address, verified or not, and 403 without an address or when the account is disabled. A program has
 * none; it gets one of its own at which no mail arrives, so that no two are in each other's way.
 * Emits `user.created`.
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
  signedIn: SignedIn,
): Promise<UserRecord | undefined> {
  const { issuer, subject, namedRole } = signedIn
  await lockIdentity(tx, signedIn)
  const known = await findIdentity(tx, issuer, subject)
  if (known !== null) return findUser(tx, known)
  const user = await addUser(ctx, tx, actor, draftOf(signedIn))
  if (!user) {
    throw conflict(
      'An account with this e-mail address exists already and is not connected with this sign-in. ' +
        'Sign in the way you did before, or ask an admin.',
    )
  }
  if (namedRole) await beginIssuedRole(tx, user.id, namedRole)
  await insertIdentity(tx, { issuer, subject }, user.id, ctx.clock.now())
  return user
}

function draftOf(signedIn: SignedIn): UserDraft {
  const named = 'client' in signedIn ? programOf(signedIn) : personOf(signedIn)
  if (!signedIn.namedRole) return named
  const nobody = { kind: named.kind, role: 'viewer', roleWithdrawn: true, roleSyncedAt: null } as const
  return { ...named, role: followed(nobody, signedIn.namedRole).role }
}

function personOf({ email, name }: { readonly email: string | null; readonly name: string | null }) {
  if (email === null) throw forbidden('The access token names no e-mail address, so no account can be made for it.')
  return { kind: 'person', email, name: (name ?? email).slice(0, longestName) } as const
}

/** The subject is part of the address: two clients may have names that differ only in what an address cannot hold. */
function programOf({ issuer, subject, client }: IdentityKey & { readonly client: string }) {
  const readable = client
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
  const own = hash('sha256', JSON.stringify([issuer, subject])).slice(0, 12)
  const email = `${readable}-${own}@service-accounts.invalid`
  return { kind: 'service', email, name: client.slice(0, longestName) } as const
}

const longestName = 200
