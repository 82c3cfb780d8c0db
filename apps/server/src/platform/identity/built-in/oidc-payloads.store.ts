import type { Queryable } from '../../database/query.ts'
import { statement } from '../../database/query.ts'

/** One piece of the provider's state: a session, an interaction, a grant, a code or a token. */
export interface StoredPayload {
  readonly model: string
  readonly id: string
  readonly payload: object
  readonly grantId: string | null
  readonly uid: string | null
  readonly userCode: string | null
  /** Whose it is. */
  readonly accountId: string | null
  readonly expiresAt: Date | null
}

interface PayloadRow {
  readonly payload: object
  readonly consumedAt: Date | null
}

// Removes a few rows that have expired on the way, so that nobody else has to sweep the table.
const saveStatement = statement(
  'oidc.save',
  `with expired as (
     delete from oidc_payloads where (model, id) in (
       select model, id from oidc_payloads where expires_at < $8 and (model, id) <> ($1, $2)
       order by expires_at limit 20 for update skip locked))
   insert into oidc_payloads (model, id, payload, grant_id, uid, user_code, expires_at, account_id)
   values ($1, $2, $3, $4, $5, $6, $7, $9)
   on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid,
     user_code = excluded.user_code, expires_at = excluded.expires_at, account_id = excluded.account_id`,
)

const selectLive = `select payload, consumed_at as "consumedAt" from oidc_payloads
  where (expires_at is null or expires_at > $1) and model = $2 and`

const findStatement = statement('oidc.find', `${selectLive} id = $3`)
const findByUidStatement = statement('oidc.find-by-uid', `${selectLive} uid = $3`)
const findByUserCodeStatement = statement('oidc.find-by-user-code', `${selectLive} user_code = $3`)

const consumeStatement = statement(
  'oidc.consume',
  `update oidc_payloads set consumed_at = $3 where model = $1 and id = $2 and consumed_at is null
   returning true as consumed`,
)

const removeStatement = statement('oidc.remove', 'delete from oidc_payloads where model = $1 and id = $2')

const removeOfGrantStatement = statement(
  'oidc.remove-of-grant',
  'delete from oidc_payloads where model = $1 and grant_id = $2',
)

const removeFamilyStatement = statement(
  'oidc.remove-family',
  `delete from oidc_payloads member using oidc_payloads one
   where one.model = $1 and one.id = $2
     and (member.grant_id = one.grant_id or (member.model = 'Grant' and member.id = one.grant_id))`,
)

const finders = { id: findStatement, uid: findByUidStatement, userCode: findByUserCodeStatement }

export async function savePayload(db: Queryable, stored: StoredPayload, now: Date): Promise<void> {
  const { model, id, payload, grantId, uid, userCode, expiresAt, accountId } = stored
  const text = JSON.stringify(payload)
  await db.query(saveStatement(model, id, text, grantId, uid, userCode, expiresAt, now, accountId))
}

/** What is stored under an id, uid or user code and has not expired. */
export async function findPayload(
  db: Queryable,
  model: string,
  by: keyof typeof finders,
  value: string,
  now: Date,
): Promise<PayloadRow | null> {
  const [row] = await db.query<PayloadRow>(finders[by](now, model, value))
  return row ?? null
}

/** Marks a code or token as used. False when somebody was faster. */
export async function consumePayload(db: Queryable, model: string, id: string, now: Date): Promise<boolean> {
  const rows = await db.query(consumeStatement(model, id, now))
  return rows.length > 0
}

export async function removePayload(db: Queryable, model: string, id: string): Promise<void> {
  await db.query(removeStatement(model, id))
}

export async function removePayloadsOfGrant(db: Queryable, model: string, grantId: string): Promise<void> {
  await db.query(removeOfGrantStatement(model, grantId))
}

/** Removes the grant that a code or token came from and everything else that came from it. */
export async function removeFamily(db: Queryable, model: string, id: string): Promise<void> {
  await db.query(removeFamilyStatement(model, id))
}
