import sql, { empty, raw } from 'sql-template-tag'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import type { ServiceAccountRecord, ServiceClientRecord } from './service-account.ts'

const columns = `s.user_id as id, s.client_id as "clientId", u.name, s.permissions, s.version,
  s.created_by as "createdBy", s.created_at as "createdAt", s.updated_at as "updatedAt",
  s.secret_changed_at as "secretChangedAt", u.disabled_at as "disabledAt"`
const presentText = `select ${columns} from service_accounts s join users u on u.id = s.user_id
  where s.user_id = $1 and s.deleted_at is null`

const findStatement = statement('serviceAccounts.find', presentText)

export async function findServiceAccount(db: Queryable, id: string): Promise<ServiceAccountRecord | undefined> {
  const [account] = await db.query<ServiceAccountRecord>(findStatement(id))
  return account
}

const lockStatement = statement('serviceAccounts.lock', `${presentText} for no key update of s, u`)

/** Locks the account and its user. */
export async function lockServiceAccount(tx: Queryable, id: string): Promise<ServiceAccountRecord | undefined> {
  const [account] = await tx.query<ServiceAccountRecord>(lockStatement(id))
  return account
}

/** Accounts that are not deleted, newest first. */
export function listServiceAccountRows(
  db: Queryable,
  { after, limit, offset }: PageStart,
): Promise<ServiceAccountRecord[]> {
  const further = after === null ? empty : sql`and s.user_id < ${after[0]}::uuid`
  return db.query<ServiceAccountRecord>(
    sql`select ${raw(columns)} from service_accounts s join users u on u.id = s.user_id
      where s.deleted_at is null ${further} order by s.user_id desc limit ${limit + 1} offset ${offset}`,
  )
}

const byClientStatement = statement(
  'serviceAccounts.idOfClient',
  'select user_id as id from service_accounts where client_id = $1 and deleted_at is null',
)

export async function idOfClient(db: Queryable, clientId: string): Promise<string | null> {
  const [account] = await db.query<{ id: string }>(byClientStatement(clientId))
  return account?.id ?? null
}

const insertStatement = statement(
  'serviceAccounts.insert',
  `insert into service_accounts
     (user_id, client_id, secret_hash, secret_changed_at, permissions, created_by, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7)`,
)

/** Inserts the account of a user who is there already. */
export async function insertServiceAccount(tx: Queryable, account: ServiceAccountRecord, hash: Buffer): Promise<void> {
  const { id, clientId, secretChangedAt, permissions, createdBy, createdAt } = account
  await tx.query(insertStatement(id, clientId, hash, secretChangedAt, permissions, createdBy, createdAt))
}

const updateStatement = statement(
  'serviceAccounts.update',
  'update service_accounts set permissions = $2, version = version + 1, updated_at = $3 where user_id = $1',
)

/** Writes a locked account; what is kept in its user is written apart. */
export async function updateServiceAccountRow(
  tx: Queryable,
  { id, permissions }: Pick<ServiceAccountRecord, 'id' | 'permissions'>,
  now: Date,
): Promise<void> {
  await tx.query(updateStatement(id, permissions, now))
}

const rotateStatement = statement(
  'serviceAccounts.rotateSecret',
  `update service_accounts set secret_hash = $2, secret_version = secret_version + 1, secret_changed_at = $3,
     version = version + 1, updated_at = $3
   where user_id = $1`,
)

/** Gives a locked account another secret. */
export async function replaceSecret(tx: Queryable, id: string, hash: Buffer, now: Date): Promise<void> {
  await tx.query(rotateStatement(id, hash, now))
}

const deleteStatement = statement(
  'serviceAccounts.delete',
  'update service_accounts set deleted_at = $2, version = version + 1, updated_at = $2 where user_id = $1',
)

export async function deleteServiceAccountRow(tx: Queryable, id: string, now: Date): Promise<void> {
  await tx.query(deleteStatement(id, now))
}

const clientStatement = statement(
  'serviceAccounts.findClient',
  `select s.client_id as "clientId", s.secret_hash as "secretHash", s.secret_version as "secretVersion",
     s.permissions, s.user_id as "userId"
   from service_accounts s join users u on u.id = s.user_id
   where s.client_id = $1 and s.deleted_at is null and u.disabled_at is null`,
)

/** What the OpenID provider needs to know of a client; undefined when it is unknown, disabled or deleted. */
export async function findClientRow(db: Queryable, clientId: string): Promise<ServiceClientRecord | undefined> {
  const [client] = await db.query<ServiceClientRecord>(clientStatement(clientId))
  return client
}
