import { randomBytes } from 'node:crypto'
import { hashSecret } from '../../platform/crypto/hash-secret.ts'

const form = /^service-[0-9a-f]{16}$/

/** A name under which a program asks for tokens. */
export const newClientId = (): string => `service-${randomBytes(8).toString('hex')}`

/** Whether it can be one: what cannot is not worth asking the database. */
export const isClientId = (text: string): boolean => form.test(text)

/** A new secret of 256 random bits: `secret` is shown once, `hash` is kept. Secret scanners find it by its beginning. */
export function newClientSecret(): { secret: string; hash: Buffer } {
  const secret = `mr_sas_${randomBytes(32).toString('base64url')}`
  return { secret, hash: hashSecret(secret) }
}
