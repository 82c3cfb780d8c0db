import type { Parts } from './recurrence-bounds.ts'
import { frequencies } from './recurrence-bounds.ts'
import { candidatesProblem } from './recurrence-candidates.ts'

/** A check of a part's value, among all parts; answers what it must be when it is not. */
type Check = (value: string, parts: Parts) => string | null

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

const oneOf =
  (values: readonly string[]): Check =>
  (value) =>
    values.includes(value) ? null : `must be one of ${values.join(', ')}`

const counting: Check = (value) => (/^0*[1-9]\d{0,5}$/.test(value) ? null : 'must be a whole number from 1 to 999999')

/** A list of numbers between bounds, counted from the end as well when they are signed. */
function numbers(low: number, high: number, signed: boolean): Check {
  const pattern = signed ? /^[+-]?\d{1,3}$/ : /^\d{1,2}$/
  const fits = (item: string) => {
    const number = Math.abs(Number(item))
    return pattern.test(item) && number >= low && number <= high
  }
  const range = signed ? `from ${low} to ${high} or from -${high} to -${low}` : `from ${low} to ${high}`
  return (value) => (value.split(',').every(fits) ? null : `must be numbers ${range}, separated by commas`)
}

/** The check, and that the frequency is one that the part makes sense with. */
const onlyWith =
  (allowed: readonly string[], check: Check): Check =>
  (value, parts) =>
    allowed.includes(parts.get('FREQ') ?? '') ? check(value, parts) : `goes only with FREQ ${allowed.join(' or ')}`

const except = (...excluded: string[]) => frequencies.filter((frequency) => !excluded.includes(frequency))

const days: Check = (value, parts) => {
  const items = value.split(',').map((item) => /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(item))
  const fits = items.every((item) => {
    const week = Math.abs(Number(item?.[1] ?? 1))
    return item && weekdays.includes(item[2] as string) && week >= 1 && week <= 53
  })
  if (!fits) return `must be days out of ${weekdays.join(', ')}, separated by commas, as in MO or -1FR`
  const numbered = items.some((item) => item?.[1] !== undefined)
  if (numbered && !['MONTHLY', 'YEARLY'].includes(parts.get('FREQ') ?? '')) {
    return 'has numbered days, as in 1MO, which go only with FREQ MONTHLY or YEARLY'
  }
  return numbered && parts.has('BYWEEKNO') ? 'has numbered days, as in 1MO, which do not go with BYWEEKNO' : null
}

const end: Check = (value, parts) => {
  if (parts.has('COUNT')) return 'does not go with COUNT: a rule ends in one way'
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ)?$/.exec(value) ?? []
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  const isDate = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
  return isDate && (time === undefined || time.length === 8)
    ? null
    : 'must be a date as in 20261231, or an instant in UTC as in 20261231T080000Z'
}

const setPosition: Check = (value, parts) =>
  [...parts.keys()].some((name) => name.startsWith('BY') && name !== 'BYSETPOS')
    ? numbers(1, 366, true)(value, parts)
    : 'needs another part to choose from, such as BYDAY'

const checks: ReadonlyMap<string, Check> = new Map([
  ['FREQ', oneOf(frequencies)],
  ['INTERVAL', counting],
  ['COUNT', counting],
  ['UNTIL', end],
  ['BYSECOND', numbers(0, 60, false)],
  ['BYMINUTE', numbers(0, 59, false)],
  ['BYHOUR', numbers(0, 23, false)],
  ['BYDAY', days],
  ['BYMONTHDAY', onlyWith(except('WEEKLY'), numbers(1, 31, true))],
  ['BYYEARDAY', onlyWith(except('DAILY', 'WEEKLY', 'MONTHLY'), numbers(1, 366, true))],
  ['BYWEEKNO', onlyWith(['YEARLY'], numbers(1, 53, true))],
  ['BYMONTH', numbers(1, 12, false)],
  ['BYSETPOS', setPosition],
  ['WKST', oneOf(weekdays)],
])

/**
 * What is wrong with a recurrence, or null: it is the value of an RRULE (RFC 5545, 3.3.10), as in
 * `FREQ=WEEKLY;BYDAY=MO,TH`, in capitals and without the name of the property. An UNTIL with a time is in UTC, as all
 * instants of a task are.
 */
export function recurrenceProblem(rule: string): string | null {
  const parts = new Map<string, string>()
  for (const part of rule.split(';')) {
    const [name = '', value] = part.split(/=(.*)/s)
    if (value === undefined || !checks.has(name)) return `has a part that RFC 5545 does not know: ${quote(part)}`
    if (parts.has(name)) return `has ${name} twice`
    parts.set(name, value)
  }
  if (!parts.has('FREQ')) return 'needs FREQ, as in FREQ=WEEKLY'
  for (const [name, value] of parts) {
    const problem = checks.get(name)?.(value, parts)
    if (problem) return `${name} ${problem}`
  }
  return candidatesProblem(parts)
}

const quote = (part: string) => JSON.stringify(part.length > 40 ? `${part.slice(0, 40)}…` : part)
