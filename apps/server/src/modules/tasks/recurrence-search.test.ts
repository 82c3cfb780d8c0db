import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { nextOccurrence } from './next-occurrence.ts'
import { recurrenceProblem } from './recurrence.ts'

const none = { startOn: null, startAt: null, dueOn: null, dueAt: null }
const onDay = (recurrence: string, dueOn: string) =>
  nextOccurrence({ dates: { ...none, dueOn }, recurrence, completedAt: new Date(0), timeZone: 'Europe/Berlin' })
const atTime = (recurrence: string, dueAt: Date) =>
  nextOccurrence({ dates: { ...none, dueAt }, recurrence, completedAt: new Date(0), timeZone: 'Europe/Berlin' })

/** The milliseconds of CPU that the work takes; the time that others have the CPU does not count. */
function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The least of three: rubbish may be collected and code compiled during any one of them. */
const steadyCpuOf = (work: () => unknown): number => Math.min(cpuOf(work), cpuOf(work), cpuOf(work))

const numbers = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step).join(',')

const repeated = (value: string, times: number) => Array.from({ length: times }, () => value).join(',')

beforeAll(() => {
  for (let day = 1; day <= 28; day++) onDay('FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2', `2026-02-${`${day}`.padStart(2, '0')}`)
})

describe('a rule that takes long to search', () => {
  const starts = ['2027-01-31', '2028-02-29']
  const most = (rule: string) =>
    Math.max(
      ...starts.flatMap((start) => [
        steadyCpuOf(() => onDay(rule, start)),
        steadyCpuOf(() => atTime(rule, new Date(`${start}T07:00:00Z`))),
      ]),
    )

  test.each([
    `FREQ=YEARLY;BYYEARDAY=${numbers(1, 346, 5)};BYSETPOS=366`,
    `FREQ=YEARLY;BYYEARDAY=${numbers(1, 99)};BYMONTH=12;BYHOUR=${numbers(0, 23)}`,
    `FREQ=YEARLY;BYHOUR=${numbers(0, 11)};BYMINUTE=${numbers(0, 29)};BYSETPOS=-366`,
    `FREQ=YEARLY;BYHOUR=${numbers(0, 23)};BYMINUTE=${numbers(0, 59)};BYSECOND=${numbers(0, 59)};BYSETPOS=-366`,
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=HOURLY;INTERVAL=999989;BYDAY=WE,TH;BYMONTHDAY=7;BYMONTH=11;BYSETPOS=3,-2',
  ])('may not be given, and ends a series that has it: %s', (rule) => {
    expect(steadyCpuOf(() => recurrenceProblem(rule))).toBeLessThan(10)
    expect(recurrenceProblem(rule)).not.toBeNull()
    expect(onDay(rule, '2028-02-29')).toBeNull()
    expect(most(rule)).toBeLessThan(20)
  })

  test.each([
    `FREQ=YEARLY;INTERVAL=2;BYYEARDAY=${numbers(1, 48)},366;BYHOUR=0,1,2;BYSETPOS=147`,
    `FREQ=YEARLY;BYWEEKNO=${numbers(1, 21)};BYDAY=MO,TU,WE,TH,FR,SA,SU;BYMONTH=12;BYSETPOS=147`,
    `FREQ=YEARLY;INTERVAL=2;BYMONTH=1,2;BYMONTHDAY=${numbers(1, 31)};BYHOUR=${numbers(0, 5)};BYSETPOS=360`,
    'FREQ=YEARLY;INTERVAL=999999',
    `FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31,-31;BYDAY=MO,TU,WE,TH;BYHOUR=${numbers(0, 23)}`,
    `FREQ=WEEKLY;INTERVAL=52;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4;BYMINUTE=${numbers(0, 9)};BYMONTH=7`,
    `FREQ=DAILY;INTERVAL=7;BYDAY=MO,TU;BYHOUR=${numbers(0, 19)};BYMINUTE=${numbers(0, 18)};BYSETPOS=366`,
    `FREQ=DAILY;INTERVAL=7;BYDAY=${repeated('MO', 130)}`,
    `FREQ=HOURLY;INTERVAL=168;BYDAY=${repeated('WE', 100)};BYHOUR=13`,
    `FREQ=MINUTELY;INTERVAL=1440;BYHOUR=3;BYDAY=${repeated('MO', 20)};BYMONTHDAY=${repeated('29', 40)}`,
    `FREQ=SECONDLY;INTERVAL=86400;BYHOUR=3;BYMONTH=2;BYYEARDAY=${repeated('60', 100)}`,
    'FREQ=SECONDLY;INTERVAL=999999;BYMONTH=2;BYMONTHDAY=29;BYHOUR=3;BYMINUTE=3;BYSECOND=3',
  ])('is given up within 100 ms of CPU: %s', (rule) => {
    expect(recurrenceProblem(rule)).toBeNull()
    expect(most(rule)).toBeLessThan(100)
  })
})

describe('of any rule that a task may have', () => {
  const list = (low: number, high: number, maxLength: number) =>
    fc
      .oneof(
        fc.array(fc.integer({ min: low, max: high }), { minLength: 1, maxLength }),
        fc.array(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: 3 }),
      )
      .map((items) => items.filter((item) => item !== 0 || low === 0).join(',') || `${high}`)
  const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
  const numbered = fc
    .tuple(fc.constantFrom('', '', '1', '-1', '2', '5', '-5', '53'), weekday)
    .map((both) => both.join(''))
  const rules = fc
    .record(
      {
        FREQ: fc.constantFrom('SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
        INTERVAL: fc.oneof(fc.constantFrom(2, 12, 24, 60, 168, 1440), fc.integer({ min: 1, max: 999_999 })).map(String),
        BYDAY: fc.array(fc.oneof(weekday, numbered), { minLength: 1, maxLength: 40 }).map(String),
        BYMONTHDAY: list(-31, 31, 60),
        BYYEARDAY: list(-366, 366, 90),
        BYWEEKNO: list(-53, 53, 53),
        BYMONTH: list(1, 12, 24),
        BYHOUR: list(0, 23, 48),
        BYMINUTE: list(0, 59, 60),
        BYSECOND: list(0, 60, 60),
        BYSETPOS: list(-366, 366, 20),
        WKST: weekday,
      },
      { requiredKeys: ['FREQ'] },
    )
    .map((parts) => Object.entries(parts).map((part) => part.join('=')))
    .map((parts) => parts.join(';'))
    .filter((rule) => rule.length <= 500 && recurrenceProblem(rule) === null)
  const dates = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })

  // A failure tells its seed.
  test('the next occurrence is later or none, and takes at most 150 ms of CPU', () => {
    fc.assert(
      fc.property(rules, dates, (rule, at) => {
        const day = at.toISOString().slice(0, 10)
        const found = onDay(rule, day)?.dueOn
        expect(found === undefined || (found ?? '') > day).toBe(true)
        const instant = atTime(rule, at)?.dueAt
        expect(instant === undefined || (instant ?? at) > at).toBe(true)
        expect(steadyCpuOf(() => onDay(rule, day))).toBeLessThan(150)
        expect(steadyCpuOf(() => atTime(rule, at))).toBeLessThan(150)
      }),
      { numRuns: 60, interruptAfterTimeLimit: 20_000 },
    )
  }, 60_000)
})
