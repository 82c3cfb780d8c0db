import { randomBytes } from 'node:crypto'
import type { Queryable } from '../database/query.ts'
import { addSecret, findSecret } from './server-secrets.store.ts'

/** A random key that all processes of one deployment share; the first that asks for it makes it. */
export const serverSecret = (db: Queryable, name: string, bytes: number, now: Date): Promise<Buffer> =>
  sharedSecret(db, name, () => randomBytes(bytes), now)

/** The same for a secret that is more than random bytes. When several processes make one at once, one of theirs wins. */
export async function sharedSecret(
  db: Queryable,
  name: string,
  make: () => Buffer | Promise<Buffer>,
  now: Date,
): Promise<Buffer> {
  const known = await findSecret(db, name)
  if (known) return known
  await addSecret(db, name, await make(), now)
  const kept = await findSecret(db, name)
  if (!kept) throw new Error(`The secret ${name} was removed while it was being made`)
  return kept
}
