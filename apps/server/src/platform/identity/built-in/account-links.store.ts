import type { Role } from '@millrace/contract'
import type { Queryable } from '../../database/query.ts'
import { statement } from '../../database/query.ts'
import type { PageStart } from '../../paging/page.ts'
import type { Invitation } from '../accounts.ts'

/** `reset`: a new password. `invitation`: somebody was asked to join. `confirmation`: somebody wants to join. */
export type LinkKind = 'reset' | 'invitation' | 'confirmation'

/** A link that was mailed to an address and shows that it is the person's. */
export interface AccountLink {
  readonly id: string
  readonly kind: LinkKind
  /** Whose password is reset. */
  readonly userId: string | null
  readonly email: string
  readonly name: string | null
  readonly role: Role
  readonly createdBy: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
}

const columns = `l.id, l.kind, l.user_id as "userId", l.email, l.name, l.role, l.created_by as "createdBy",
  l.created_at as "createdAt", l.expires_at as "expiresAt"`

// Sweeps a few rows that have long expired on the way.
const addStatement = statement(
  'account-links.add',
  `with old as (
     delete from account_links where id in (
       select id from account_links where expires_at < $9::timestamptz - interval '30 days' limit 20
       for update skip locked))
   insert into account_links (id, token_hash, kind, user_id, email, name, role, created_by, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

// A link to reset a password ends with the password that it was asked for.
const isLive = `l.used_at is null and l.expires_at > $1 and not exists (
  select from credentials c where c.user_id = l.user_id and c.changed_at >= l.created_at)`

const findStatement = statement(
  'account-links.find',
  `select ${columns} from account_links l where ${isLive} and l.token_hash = $2 and l.kind = $3`,
)

const useStatement = statement(
  'account-links.use',
  `update account_links l set used_at = $1 where ${isLive} and l.token_hash = $2 and l.kind = $3 returning ${columns}`,
)

const removeForEmailStatement = statement(
  'account-links.remove-for-email',
  'delete from account_links where kind = $1 and lower(email) = lower($2) and used_at is null',
)

const openInvitations = `select ${columns} from account_links l
  where l.kind = 'invitation' and l.used_at is null and l.expires_at > $1`

const listInvitationsStatement = statement(
  'account-links.list-invitations',
  `${openInvitations} and ($2::uuid is null or l.id < $2) order by l.id desc limit $3 offset $4`,
)

const findInvitationStatement = statement('account-links.find-invitation', `${openInvitations} and l.id = $2`)

const removeInvitationStatement = statement(
  'account-links.remove-invitation',
  `delete from account_links where id = $2 and kind = 'invitation' and used_at is null and expires_at > $1
   returning true as removed`,
)

export async function addLink(db: Queryable, link: AccountLink, tokenHash: Buffer): Promise<void> {
  const { id, kind, userId, email, name, role, createdBy, createdAt, expiresAt } = link
  await db.query(addStatement(id, tokenHash, kind, userId, email, name, role, createdBy, createdAt, expiresAt))
}

/** The link, unless it was used, is too old, or was made for a password that has changed. */
export async function findLink(
  db: Queryable,
  kind: LinkKind,
  tokenHash: Buffer,
  now: Date,
): Promise<AccountLink | null> {
  const [link] = await db.query<AccountLink>(findStatement(now, tokenHash, kind))
  return link ?? null
}

/** The same, and the link is used by it: of several at the same moment one gets it. */
export async function useLink(
  tx: Queryable,
  kind: LinkKind,
  tokenHash: Buffer,
  now: Date,
): Promise<AccountLink | null> {
  const [link] = await tx.query<AccountLink>(useStatement(now, tokenHash, kind))
  return link ?? null
}

/** Ends what was mailed to an address before. */
export async function removeLinksFor(db: Queryable, kind: LinkKind, email: string): Promise<void> {
  await db.query(removeForEmailStatement(kind, email))
}

/** Invitations that can still be accepted, newest first; one more than the limit if there are more. */
export const listInvitations = (db: Queryable, start: PageStart, now: Date): Promise<Invitation[]> =>
  db.query<Invitation>(listInvitationsStatement(now, start.after?.[0] ?? null, start.limit + 1, start.offset))

export async function findInvitation(db: Queryable, id: string, now: Date): Promise<Invitation | null> {
  const [invitation] = await db.query<Invitation>(findInvitationStatement(now, id))
  return invitation ?? null
}

export async function removeInvitation(db: Queryable, id: string, now: Date): Promise<boolean> {
  const rows = await db.query(removeInvitationStatement(now, id))
  return rows.length > 0
}
