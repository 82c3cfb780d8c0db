import { randomFillSync } from 'node:crypto'
import type { Clock } from './clock.ts'

const perMillisecond = 4096
const randomBytes = 8
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * Makes ids: UUID version 7 (RFC 9562, section 6.2, method 1), which is milliseconds, a 12-bit counter that keeps
 * the ids of one source in order within a millisecond, and 62 random bits.
 */
export function uuidV7Source(clock: Clock): () => string {
  const pool = Buffer.allocUnsafe(randomBytes * 256)
  let used = pool.length
  let time = 0
  let sequence = 0
  return () => {
    const now = clock.now().getTime()
    sequence += 1
    // A counter that is full borrows the next millisecond; a clock that steps back waits for the last one.
    if (now > time || sequence === perMillisecond) {
      time = Math.max(now, time + 1)
      sequence = 0
    }
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    const id = format(time, sequence, pool, used)
    used += randomBytes
    return id
  }
}

function format(time: number, sequence: number, random: Buffer, start: number): string {
  const milliseconds = time.toString(16).padStart(12, '0')
  const byte = (index: number) => hex[random[start + index] as number]
  const variant = hex[0x80 | ((random[start] as number) & 0x3f)]
  return (
    `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-${(0x7000 | sequence).toString(16)}-${variant}${byte(1)}-` +
    `${byte(2)}${byte(3)}${byte(4)}${byte(5)}${byte(6)}${byte(7)}`
  )
}

/** The smallest UUIDv7 of a moment: a bound for ranges of ids. */
export function lowestUuidV7(milliseconds: number): string {
  const text = milliseconds.toString(16).padStart(12, '0')
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-0000-0000-000000000000`
}

/** The milliseconds in the first 48 bits of an id, whatever its version. */
export const millisecondsOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
