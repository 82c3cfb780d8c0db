import { hash, verify } from '@node-rs/argon2'
import type { Queryable } from '../database/query.ts'
import { saveCredentials } from './identity.store.ts'

// Argon2id, which is the library's default; OWASP Password Storage Cheat Sheet, first of the equal settings.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Has the cost of a real hash and the password of nobody.
const decoy = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** A password as it is kept: a PHC string. About 20 ms of one core. */
export const hashPassword = (password: string): Promise<string> => hash(normalize(password), cost)

/** Whether the password is the one of the hash. Without a hash the answer is no and takes as long. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? decoy, normalize(password))
  return passwordHash !== null && matches
}

/** Sets or replaces a person's password at the built-in OpenID provider. */
export async function setPassword(db: Queryable, userId: string, password: string, now: Date): Promise<void> {
  await saveCredentials(db, userId, await hashPassword(password), now)
}

/** The same characters typed on different keyboards are the same password (NIST SP 800-63B, 3.1.1.2). */
const normalize = (password: string) => password.normalize('NFKC')
