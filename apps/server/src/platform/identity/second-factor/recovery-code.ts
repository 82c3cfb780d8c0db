import { createHash, randomBytes } from 'node:crypto'

// Crockford's base32: no letters that are taken for digits.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const length = 16
const count = 10
const form = new RegExp(`^[${alphabet}]{${length}}$`)

/** Ten new codes of 80 random bits each, in groups of four. */
export const newRecoveryCodes = (): string[] => Array.from({ length: count }, newCode)

/** What is kept of a code, however it was typed; null when it cannot be one. */
export function hashRecoveryCode(typed: string): Buffer | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return form.test(code) ? createHash('sha256').update(code).digest() : null
}

const newCode = () =>
  [...randomBytes(length)]
    .map((byte) => alphabet.charAt(byte % alphabet.length))
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')
