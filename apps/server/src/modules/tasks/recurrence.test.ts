import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recurrenceProblem } from './recurrence.ts'

const upTo = (last: number) => Array.from({ length: last + 1 }, (_, number) => number).join(',')

describe('a recurrence', () => {
  test.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=SU',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=12',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=MONTHLY;BYMONTHDAY=1,15,-1;UNTIL=20281231',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20280229T235959Z',
    'FREQ=YEARLY;BYWEEKNO=20,-1;BYDAY=MO',
    'FREQ=YEARLY;BYYEARDAY=1,100,-366',
    'FREQ=YEARLY;BYDAY=20MO,+1SU',
    'BYHOUR=9,17;BYMINUTE=0,30;BYSECOND=0;FREQ=HOURLY',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    'FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=MO;BYSETPOS=1',
    'FREQ=MONTHLY;BYDAY=2TU',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1,31',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=262',
    'FREQ=YEARLY;BYDAY=53MO',
    'FREQ=YEARLY;BYWEEKNO=2,4,6,8,10,12,14,16,18,20,22,24,26;BYDAY=MO,TU,WE,TH,FR',
    'FREQ=DAILY;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA',
    'FREQ=DAILY;BYHOUR=8,9,10,11,12,13,14,15,16,17;BYMINUTE=0,15,30,45',
    'FREQ=HOURLY;INTERVAL=2;BYHOUR=8,10,12,14;BYDAY=MO,TU,WE,TH,FR',
    'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16',
    'FREQ=SECONDLY;INTERVAL=30',
  ])('may be %s', (rule) => {
    expect(recurrenceProblem(rule)).toBeNull()
  })

  test.each([
    ['', /part that RFC 5545 does not know: ""/],
    ['every week', /part that RFC 5545 does not know: "every week"/],
    ['RRULE:FREQ=DAILY', /does not know: "RRULE:FREQ=DAILY"/],
    ['freq=daily', /does not know/],
    ['FREQ=DAILY;', /does not know: ""/],
    ['FREQ', /does not know: "FREQ"/],
    ['FREQ=DAILY;X-MINE=1', /does not know: "X-MINE=1"/],
    ['INTERVAL=2', /^needs FREQ/],
    ['FREQ=', /^FREQ must be one of SECONDLY/],
    ['FREQ=FORTNIGHTLY', /^FREQ must be one of/],
    ['FREQ=DAILY;FREQ=DAILY', /^has FREQ twice/],
    ['FREQ=DAILY;INTERVAL=0', /^INTERVAL must be a whole number/],
    ['FREQ=DAILY;INTERVAL=1.5', /^INTERVAL must be/],
    ['FREQ=DAILY;COUNT=-1', /^COUNT must be/],
    ['FREQ=DAILY;COUNT=3;UNTIL=20261231', /^UNTIL does not go with COUNT/],
    ['FREQ=DAILY;UNTIL=2026-12-31', /^UNTIL must be a date/],
    ['FREQ=DAILY;UNTIL=20260230', /^UNTIL must be a date/],
    ['FREQ=DAILY;UNTIL=20261301', /^UNTIL must be a date/],
    ['FREQ=DAILY;UNTIL=20261231T080000', /^UNTIL must be a date/],
    ['FREQ=DAILY;UNTIL=20261231T240000Z', /^UNTIL must be a date/],
    ['FREQ=WEEKLY;BYDAY=MON', /^BYDAY must be days/],
    ['FREQ=WEEKLY;BYDAY=MO,', /^BYDAY must be days/],
    ['FREQ=MONTHLY;BYDAY=0MO', /^BYDAY must be days/],
    ['FREQ=YEARLY;BYDAY=54MO', /^BYDAY must be days/],
    ['FREQ=WEEKLY;BYDAY=1MO', /^BYDAY has numbered days.* MONTHLY or YEARLY/],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO', /^BYDAY has numbered days.* BYWEEKNO/],
    ['FREQ=MONTHLY;BYMONTHDAY=32', /^BYMONTHDAY must be numbers from 1 to 31/],
    ['FREQ=MONTHLY;BYMONTHDAY=0', /^BYMONTHDAY must be/],
    ['FREQ=WEEKLY;BYMONTHDAY=1', /^BYMONTHDAY goes only with FREQ/],
    ['FREQ=YEARLY;BYMONTH=13', /^BYMONTH must be numbers from 1 to 12/],
    ['FREQ=YEARLY;BYMONTH=-1', /^BYMONTH must be/],
    ['FREQ=MONTHLY;BYWEEKNO=2', /^BYWEEKNO goes only with FREQ YEARLY/],
    ['FREQ=MONTHLY;BYYEARDAY=2', /^BYYEARDAY goes only with/],
    ['FREQ=MONTHLY;BYSETPOS=1', /^BYSETPOS needs another part/],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367', /^BYSETPOS must be/],
    ['FREQ=DAILY;BYHOUR=24', /^BYHOUR must be numbers from 0 to 23/],
    ['FREQ=WEEKLY;WKST=XX', /^WKST must be one of MO/],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31', /^never comes/],
    ['FREQ=SECONDLY;BYMONTH=2,4,6,9,11;BYMONTHDAY=31', /^never comes/],
    ['FREQ=YEARLY;BYYEARDAY=60;BYMONTH=12', /^never comes/],
    ['FREQ=MONTHLY;BYDAY=6MO', /^never comes/],
    ['FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=8', /^never comes/],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6', /^has a BYSETPOS beyond what one month has at most, which is 5/],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1,29;BYSETPOS=1,-2', /^has a BYSETPOS beyond what one year has .* is 1$/],
    ['FREQ=DAILY;BYHOUR=9,17;BYSETPOS=3', /^has a BYSETPOS beyond what one day has at most, which is 2/],
    ['FREQ=HOURLY;BYDAY=MO,TU;BYSETPOS=2', /^has a BYSETPOS beyond what one hour/],
    [`FREQ=DAILY;BYHOUR=${upTo(7)};BYMINUTE=${upTo(59)}`, /^may come 480 times in one day, but at most 400/],
    ['FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9,17', /^may come 524 times in one year, but at most 400/],
    [`FREQ=YEARLY;BYWEEKNO=${upTo(53).slice(2)};BYDAY=MO,TU,WE`, /^may come 159 times in one year, but at most 150/],
  ])('may not be %j', (rule, problem) => {
    expect(recurrenceProblem(rule)).toMatch(problem)
  })

  test('is judged quickly and without failing, whatever it is', () => {
    const part = fc.constantFrom('FREQ=', 'BYDAY=', 'UNTIL=', ';', ',', '=', '1', '-', '+', 'MO', 'DAILY', '\n', 'é')
    fc.assert(fc.property(fc.string({ unit: part, maxLength: 100 }), (rule) => void recurrenceProblem(rule)))
  })
})
