import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Queryable } from '../database/query.ts'
import { serverSecret } from './server-secrets.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Keeps small secrets, such as tokens and keys of one-time codes, so that a copy of the tables does not tell them. */
export interface Sealer {
  /** `context` says whose and what it is, such as `session <id>`; only with the same one can it be opened again. */
  seal(text: string, context: string): Buffer
  /** Throws when the bytes were changed or sealed for another context. */
  open(sealed: Buffer, context: string): string
}

/** AES-256-GCM (NIST SP 800-38D) under a key that the deployment shares: nonce, ciphertext and tag in one. */
export async function openSealer(db: Queryable, now: Date): Promise<Sealer> {
  const key = await serverSecret(db, 'sealing', 32, now)
  return {
    seal: (text, context) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context))
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed, context) => {
      const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
      decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(-tagBytes))
      return decipher.update(sealed.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}
