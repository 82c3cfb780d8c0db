import { randomBytes } from 'node:crypto'
import { hashSecret } from '../crypto/hash-secret.ts'

const prefix = 'mr_pat_'
const randomByteCount = 20
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
// 62^27 is the first power above 2^160.
const digits = 27
const form = new RegExp(`^${prefix}[0-9A-Za-z]{${digits}}$`)

/** A new token of 160 random bits: `token` is shown once, `hash` is kept. */
export function newPersonalAccessToken(): { token: string; hash: Buffer } {
  const token = prefix + toBase62(randomBytes(randomByteCount))
  return { token, hash: hashSecret(token) }
}

/** Whether a bearer token claims to be a personal access token. Secret scanners find it by the same beginning. */
export const isPersonalAccessToken = (token: string): boolean => token.startsWith(prefix)

/** Whether it can be one: what cannot is not worth asking the database. */
export const isWellFormed = (token: string): boolean => form.test(token)

function toBase62(bytes: Buffer): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  while (text.length < digits) {
    text = alphabet.charAt(Number(rest % 62n)) + text
    rest /= 62n
  }
  return text
}
