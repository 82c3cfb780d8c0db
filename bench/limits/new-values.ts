import { randomBytes } from 'node:crypto'
import type { Hole } from './hot-statement.ts'

// Fifteen hexadecimal digits.
const random = 'random(72057594037927936, 1152921504606846975)'

/** Lines of a script that count the milliseconds on from `:now`, and draw a random number. */
const drawn = (name: string) => ['\\set n :n + 1', '\\set ms :now + :n', `\\set ${name} ${random}`]

/** A new UUIDv7 of about now. */
export const newIdHole = (name: string): Hole => ({
  sample: newId(),
  sets: drawn(name),
  sql: `'0' || to_hex(:ms::bigint) || '70008' || to_hex(:${name}::bigint)`,
  make: newId,
})

/** A text that no other has and that sorts after those before it, such as a key or a rank. */
export const newTextHole = (prefix: string, name: string): Hole => ({
  sample: `${prefix}-sample`,
  sets: drawn(name),
  sql: `'${prefix}' || upper(to_hex(:ms::bigint)) || upper(to_hex(:${name}::bigint)) || 'V'`,
  make: () => `${prefix}${newId().replaceAll('-', '').toUpperCase()}V`,
})

function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  const tail = randomBytes(8).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8${tail.slice(0, 3)}-${tail.slice(3, 15)}`
}
