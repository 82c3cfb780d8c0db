import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

/** How an OpenID Connect issuer names a person. */
export interface IdentityKey {
  readonly issuer: string
  readonly subject: string
}

const lockStatement = statement(
  'identities.lock',
  `select pg_advisory_xact_lock(hashtextextended(jsonb_build_array('identity', $1::text, $2::text)::text, 0))`,
)

/** Lets one transaction at a time look for an identity and make it: there is no row yet that could be locked. */
export async function lockIdentity(tx: Queryable, { issuer, subject }: IdentityKey): Promise<void> {
  await tx.query(lockStatement(issuer, subject))
}

const insertStatement = statement(
  'identities.insert',
  'insert into user_identities (issuer, subject, user_id, created_at) values ($1, $2, $3, $4)',
)

export async function insertIdentity(
  tx: Queryable,
  { issuer, subject }: IdentityKey,
  userId: string,
  now: Date,
): Promise<void> {
  await tx.query(insertStatement(issuer, subject, userId, now))
}
