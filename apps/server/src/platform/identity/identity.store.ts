import type { ServicePermission } from '@millrace/contract'
import type { Queryable } from '../database/query.ts'
import { statement } from '../database/query.ts'
import type { Powers } from './effective-permissions.ts'

/** A person or a program that may sign in and act. */
export interface Account extends Powers {
  readonly id: string
  readonly email: string
  readonly name: string
  /** When the token was issued whose role the account has; null while an issuer has named none. */
  readonly roleSyncedAt: Date | null
  /** Access tokens that were issued before are not taken. */
  readonly sessionsEndedAt: Date | null
  readonly service: {
    readonly permissions: readonly ServicePermission[]
    /** Which of its secrets is in force. */
    readonly secretVersion: number
  } | null
}

/** A personal access token that is in force, with what its owner may do. */
export interface TokenOwner extends Powers {
  readonly tokenId: string
  readonly userId: string
  readonly scopes: string[]
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
}

const findAccountStatement = statement(
  'identity.find-account',
  `select u.id, u.kind, u.email, u.name, u.role, u.role_withdrawn as "roleWithdrawn",
     u.role_synced_at as "roleSyncedAt", u.sessions_ended_at as "sessionsEndedAt",
     case when s.user_id is not null
       then json_build_object('permissions', s.permissions, 'secretVersion', s.secret_version) end as service
   from users u left join service_accounts s on s.user_id = u.id
   where u.id = $1 and u.disabled_at is null and s.deleted_at is null`,
)

const findTokenOwnerStatement = statement(
  'identity.find-token-owner',
  `select t.id as "tokenId", t.user_id as "userId", u.kind, u.role, u.role_withdrawn as "roleWithdrawn",
     null as service, t.scopes, t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt"
   from personal_access_tokens t join users u on u.id = t.user_id
   where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)
     and u.disabled_at is null and u.kind = 'person'`,
)

const markTokenUsedStatement = statement(
  'identity.mark-token-used',
  `update personal_access_tokens set last_used_at = $2
   where id = $1 and (last_used_at is null or last_used_at <= $3)`,
)

const findIdentityStatement = statement(
  'identity.find-identity',
  'select user_id as "userId" from user_identities where issuer = $1 and subject = $2',
)

const findCredentialsStatement = statement(
  'identity.find-credentials',
  `select u.id as "userId", c.password_hash as "passwordHash"
   from users u join credentials c on c.user_id = u.id
   where lower(u.email) = lower($1) and u.disabled_at is null`,
)

const saveCredentialsStatement = statement(
  'identity.save-credentials',
  `insert into credentials (user_id, password_hash, changed_at) values ($1, $2, $3)
   on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
)

/** The person or program, unless unknown, disabled or deleted. */
export async function findAccount(db: Queryable, userId: string): Promise<Account | null> {
  const [account] = await db.query<Account>(findAccountStatement(userId))
  return account ?? null
}

export async function findTokenOwner(db: Queryable, tokenHash: Buffer, now: Date): Promise<TokenOwner | null> {
  const [owner] = await db.query<TokenOwner>(findTokenOwnerStatement(tokenHash, now))
  return owner ?? null
}

/** Notes the use of a token, unless one after `notAfter` is noted already. */
export async function markTokenUsed(db: Queryable, tokenId: string, now: Date, notAfter: Date): Promise<void> {
  await db.query(markTokenUsedStatement(tokenId, now, notAfter))
}

/** Whom an OpenID provider means by a subject. */
export async function findIdentity(db: Queryable, issuer: string, subject: string): Promise<string | null> {
  const [identity] = await db.query<{ userId: string }>(findIdentityStatement(issuer, subject))
  return identity?.userId ?? null
}

export async function findCredentials(
  db: Queryable,
  email: string,
): Promise<{ userId: string; passwordHash: string } | null> {
  const [credentials] = await db.query<{ userId: string; passwordHash: string }>(findCredentialsStatement(email))
  return credentials ?? null
}

export async function saveCredentials(db: Queryable, userId: string, passwordHash: string, now: Date): Promise<void> {
  await db.query(saveCredentialsStatement(userId, passwordHash, now))
}
