import type { Queryable } from '../database/query.ts'
import { statement } from '../database/query.ts'

const findStatement = statement('secrets.find', 'select secret from server_secrets where name = $1')

const addStatement = statement(
  'secrets.add',
  'insert into server_secrets (name, secret, created_at) values ($1, $2, $3) on conflict (name) do nothing',
)

export async function findSecret(db: Queryable, name: string): Promise<Buffer | null> {
  const [row] = await db.query<{ secret: Buffer }>(findStatement(name))
  return row?.secret ?? null
}

/** Adds a secret unless there is one of that name. */
export async function addSecret(db: Queryable, name: string, secret: Buffer, now: Date): Promise<void> {
  await db.query(addStatement(name, secret, now))
}
