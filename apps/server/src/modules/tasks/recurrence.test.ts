import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recurrenceProblem } from './recurrence.ts'

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
  ])('may not be %j', (rule, problem) => {
    expect(recurrenceProblem(rule)).toMatch(problem)
  })

  test('is judged quickly and without failing, whatever it is', () => {
    const part = fc.constantFrom('FREQ=', 'BYDAY=', 'UNTIL=', ';', ',', '=', '1', '-', '+', 'MO', 'DAILY', '\n', 'é')
    fc.assert(fc.property(fc.string({ unit: part, maxLength: 100 }), (rule) => void recurrenceProblem(rule)))
  })
})
