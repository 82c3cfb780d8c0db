import sql, { empty, raw } from 'sql-template-tag'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import type { TokenRecord } from './token.ts'

const columns = `t.id, t.user_id as "userId", t.name, t.scopes, t.created_at as "createdAt",
  t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt"`

const insertStatement = statement(
  'tokens.insert',
  `insert into personal_access_tokens (id, user_id, name, token_hash, scopes, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

export async function insertToken(tx: Queryable, token: TokenRecord, hash: Buffer): Promise<void> {
  const { id, userId, name, scopes, createdAt, expiresAt } = token
  await tx.query(insertStatement(id, userId, name, hash, scopes, createdAt, expiresAt))
}

const findStatement = statement(
  'tokens.find',
  `select ${columns} from personal_access_tokens t where t.id = $1 and t.user_id = $2 and t.revoked_at is null`,
)

export async function findToken(db: Queryable, id: string, userId: string): Promise<TokenRecord | undefined> {
  const [token] = await db.query<TokenRecord>(findStatement(id, userId))
  return token
}

const revokeStatement = statement(
  'tokens.revoke',
  `update personal_access_tokens t set revoked_at = $3
   where t.id = $1 and t.user_id = $2 and t.revoked_at is null returning ${columns}`,
)

/** Answers undefined when the person has no such token that works. */
export async function revokeTokenRow(
  tx: Queryable,
  id: string,
  userId: string,
  now: Date,
): Promise<TokenRecord | undefined> {
  const [revoked] = await tx.query<TokenRecord>(revokeStatement(id, userId, now))
  return revoked
}

/** A person's tokens that were not revoked, newest first. */
export function listTokenRows(
  db: Queryable,
  userId: string,
  { after, limit, offset }: PageStart,
): Promise<TokenRecord[]> {
  const further = after === null ? empty : sql`and t.id < ${after[0]}::uuid`
  return db.query<TokenRecord>(
    sql`select ${raw(columns)} from personal_access_tokens t
      where t.user_id = ${userId} and t.revoked_at is null ${further}
      order by t.id desc limit ${limit + 1} offset ${offset}`,
  )
}
