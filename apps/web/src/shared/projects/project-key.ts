import { ApiError } from '@millrace/client'

const fallback = 'PROJECT'
const key = /^[A-Z][A-Z0-9]{1,9}$/

export const longestKey = 10

/** Whether the server would take it: two to ten capital letters and digits, a letter first. */
export const isKey = (text: string): boolean => key.test(text)

/** Whether the server refused it because another project has it. */
export const isKeyTaken = (err: unknown): boolean =>
  err instanceof ApiError && err.status === 409 && err.errors.some(({ pointer }) => pointer === '/key')

/** What is typed into the field of a key, as it may stand there. */
export const keyText = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, longestKey)

/** A key as the server would make it from the name: the initials of several words, the beginning of a single one. */
export function suggestKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}|['’]/gu, '')
    .toUpperCase()
    .match(/[A-Z0-9]+/g)
  if (!words) return fallback
  const short = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] ?? '')
  const suggested = (/^[A-Z]/.test(short) ? short : `P${short}`).slice(0, 5)
  return suggested.length > 1 ? suggested : `${suggested}1`
}

/** The suggestion, numbered as the server would when somebody has it already. */
export function freeKey(name: string, taken: readonly string[]): string {
  const base = suggestKey(name)
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : String(number)
    const candidate = base.slice(0, longestKey - suffix.length) + suffix
    if (!taken.includes(candidate)) return candidate
  }
}
