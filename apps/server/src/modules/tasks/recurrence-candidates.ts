import type { Parts } from './recurrence-bounds.ts'
import { boundsOf } from './recurrence-bounds.ts'

interface Day {
  readonly month: number
  readonly weekday: string
  /** The numbers by which a rule may name the day: from the start and, negative, from the end. */
  readonly inMonth: readonly number[]
  readonly inYear: readonly number[]
  /** As the second Tuesday, or the last but three. */
  readonly weekInMonth: readonly number[]
  readonly weekInYear: readonly number[]
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** Counted from the start and from the end, in steps of one day or of seven. */
const counted = (number: number, length: number, step: number) => [
  Math.ceil(number / step),
  -Math.ceil((length - number + 1) / step),
]

function daysOf(year: number): Day[] {
  const yearLength = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000
  return Array.from({ length: yearLength }, (_, index) => {
    const date = new Date(Date.UTC(year, 0, index + 1))
    const monthLength = new Date(Date.UTC(year, date.getUTCMonth() + 1, 0)).getUTCDate()
    return {
      month: date.getUTCMonth() + 1,
      weekday: weekdays[date.getUTCDay()] as string,
      inMonth: counted(date.getUTCDate(), monthLength, 1),
      inYear: counted(index + 1, yearLength, 1),
      weekInMonth: counted(date.getUTCDate(), monthLength, 7),
      weekInYear: counted(index + 1, yearLength, 7),
    }
  })
}

// There are 14 calendars: a year has a leap day or not, and begins on one of seven weekdays. What none of them has
// never comes.
const calendars: readonly (readonly Day[])[] = [
  ...new Map(
    Array.from({ length: 28 }, (_, index) => daysOf(2000 + index)).map((days) => [
      `${days.length} ${days[0]?.weekday}`,
      days,
    ]),
  ).values(),
]

const listOf = (parts: Parts, name: string): Set<string> => new Set(parts.get(name)?.split(','))

const numbersOf = (parts: Parts, name: string): Set<number> => new Set([...listOf(parts, name)].map(Number))

/** Whether a day has all that the rule asks of a day; the numbers of weeks are not looked at. */
function dayCheck(parts: Parts): (day: Day) => boolean {
  const [months, monthDays, yearDays] = ['BYMONTH', 'BYMONTHDAY', 'BYYEARDAY'].map((name) => numbersOf(parts, name))
  const names = listOf(parts, 'BYDAY')
  const weekly = new Set([...names].map((name) => `${Number(name.slice(0, -2))}${name.slice(-2)}`))
  const inMonth = parts.get('FREQ') === 'MONTHLY' || parts.has('BYMONTH')
  const among = (set: Set<number> | undefined, ...numbers: readonly number[]) =>
    !set?.size || numbers.some((number) => set.has(number))
  return (day) =>
    among(months, day.month) &&
    among(monthDays, ...day.inMonth) &&
    among(yearDays, ...day.inYear) &&
    (!weekly.size || [0, ...(inMonth ? day.weekInMonth : day.weekInYear)].some((n) => weekly.has(`${n}${day.weekday}`)))
}

/** The most days that one of the periods has, or 0 when no year has such a day. */
function daysPerPeriod(parts: Parts): number {
  const has = (...names: string[]) => names.some((name) => parts.has(name))
  const frequency = parts.get('FREQ') ?? ''
  const fits = dayCheck(parts)
  const years = calendars.map((days) => days.filter(fits))
  const most = Math.max(...years.map((days) => days.length))
  if (most === 0 || !['WEEKLY', 'MONTHLY', 'YEARLY'].includes(frequency)) return Math.min(most, 1)
  if (frequency === 'WEEKLY') return listOf(parts, 'BYDAY').size || 1
  if (has('BYWEEKNO')) {
    const inWeek = listOf(parts, 'BYDAY').size || (has('BYMONTHDAY') ? 7 : 1)
    return listOf(parts, 'BYWEEKNO').size * inWeek
  }
  // Without a day of its own the rule takes that of the task.
  if (!has('BYDAY', 'BYMONTHDAY', 'BYYEARDAY')) return (frequency === 'YEARLY' && listOf(parts, 'BYMONTH').size) || 1
  if (frequency === 'YEARLY') return most
  const inMonth = (days: readonly Day[], month: number) => days.filter((day) => day.month === month).length
  return Math.max(...years.flatMap((days) => Array.from({ length: 12 }, (_, index) => inMonth(days, index + 1))))
}

/** The lists that multiply: hours in a day or longer, minutes in an hour or longer, seconds in a minute or longer. */
const timeParts = [
  ['BYHOUR', ['HOURLY', 'MINUTELY', 'SECONDLY']],
  ['BYMINUTE', ['MINUTELY', 'SECONDLY']],
  ['BYSECOND', ['SECONDLY']],
] as const

/** The most occurrences that a rule may have in one of its periods (a year for YEARLY, …); 0 when it never comes. */
function candidatesPerPeriod(parts: Parts): number {
  const frequency = parts.get('FREQ') ?? ''
  const times = timeParts
    .filter(([, limited]) => !limited.some((name) => name === frequency))
    .reduce((product, [name]) => product * (listOf(parts, name).size || 1), 1)
  return daysPerPeriod(parts) * times
}

/** Why a rule, whose parts are right each by itself, never comes or is too long to be searched; null when it is neither. */
export function candidatesProblem(parts: Parts): string | null {
  // Days that are found in both ways took 200 ms.
  if (parts.has('BYWEEKNO') && parts.has('BYYEARDAY'))
    return 'has both BYWEEKNO and BYYEARDAY, which do not go together'
  const { period, mostCandidates } = boundsOf(parts)
  const candidates = candidatesPerPeriod(parts)
  if (candidates === 0) return 'never comes: no year has such a day'
  if (candidates > mostCandidates) {
    return `may come ${candidates} times in one ${period}, but at most ${mostCandidates} are searched: shorten its lists or its FREQ`
  }
  const furthest = Math.max(...(parts.get('BYSETPOS') ?? '1').split(',').map((position) => Math.abs(Number(position))))
  return furthest > candidates ? `has a BYSETPOS beyond what one ${period} has at most, which is ${candidates}` : null
}
