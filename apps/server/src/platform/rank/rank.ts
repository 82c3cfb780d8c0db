const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const base = digits.length

/**
 * A text between two ranks in byte order: a fraction in base 62 without trailing zeros (fractional indexing, after
 * D. Greenspan, "Implementing Fractional Indexing"). Null is the start or the end.
 */
export function rankBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) {
    throw new RangeError(`no rank lies between ${before} and ${after}`)
  }
  return midpoint(before ?? '', after)
}

const steps = 6

/**
 * A text between two ranks, one of many: two cards that are dropped into the same gap at once hardly get the same.
 */
export function rankWithin(before: string | null, after: string | null): string {
  let low = before
  let high = after
  for (let step = 0; step < steps; step += 1) {
    const middle = rankBetween(low, high)
    if (Math.random() < 0.5) low = middle
    else high = middle
  }
  return rankBetween(low, high)
}

function midpoint(low: string, high: string | null): string {
  if (high !== null) {
    const shared = sharedPrefix(low, high)
    if (shared > 0) return high.slice(0, shared) + midpoint(low.slice(shared), high.slice(shared))
  }
  const lowDigit = low === '' ? 0 : digits.indexOf(low.charAt(0))
  const highDigit = high === null ? base : digits.indexOf(high.charAt(0))
  if (highDigit - lowDigit > 1) return digits.charAt(Math.round((lowDigit + highDigit) / 2))
  if (high !== null && high.length > 1) return high.charAt(0)
  return digits.charAt(lowDigit) + midpoint(low.slice(1), null)
}

/** How many leading digits agree; a missing digit of the lower rank counts as zero. */
function sharedPrefix(low: string, high: string): number {
  let length = 0
  while (length < high.length && (low.charAt(length) || '0') === high.charAt(length)) length += 1
  return length
}

const perMillisecond = base ** 2
// Of the process: two sources would give ranks of one millisecond that are not in the order in which they were asked.
let lastTime = 0
let sequence = 0

/**
 * A rank after every rank that this process made before: a card goes to the end of its column without looking at
 * the column. `k`, the milliseconds (7 digits, until 2081), two digits for order within one, one that is not zero.
 */
export function rankAtEnd(milliseconds: number): string {
  sequence += 1
  if (milliseconds > lastTime || sequence === perMillisecond) {
    lastTime = Math.max(milliseconds, lastTime + 1)
    sequence = 0
  }
  const random = digits.charAt(1 + Math.floor(Math.random() * (base - 1)))
  return `k${encode(lastTime, 7)}${encode(sequence, 2)}${random}`
}

function encode(value: number, length: number): string {
  let rest = value
  let text = ''
  for (let index = 0; index < length; index += 1) {
    text = digits.charAt(rest % base) + text
    rest = Math.floor(rest / base)
  }
  return text
}
