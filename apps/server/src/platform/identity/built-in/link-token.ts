import { randomBytes } from 'node:crypto'
import { hashSecret } from '../../crypto/hash-secret.ts'

const bytes = 20
const form = /^[\w-]{27}$/

/** What a mailed link ends with, 160 random bits, and what is kept of it. */
export function newLinkToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(bytes).toString('base64url')
  return { token, hash: hashSecret(token) }
}

/** Null for what cannot be the end of a link. */
export const hashLinkToken = (token: string): Buffer | null => (form.test(token) ? hashSecret(token) : null)
