import type { CalendarDate } from './dates.ts'
import { knownZone, midnightOf } from './formats.ts'

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: knownZone(timeZone),
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(timeZone, made)
  return made
}

/** What calendar and clock show at an instant in a time zone, read as if it were UTC: milliseconds. */
function wallClockAt(instant: number, timeZone: string): number {
  const parts: Record<string, string> = {}
  for (const { type, value } of clockOf(timeZone).formatToParts(instant)) parts[type] = value
  const { year = '', month, day, hour, minute, second } = parts
  const shown = Date.parse(`${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return shown + (((instant % 1000) + 1000) % 1000)
}

/** The calendar date that it is in a time zone, as YYYY-MM-DD. */
export const dateAt = (instant: number, timeZone: string): CalendarDate =>
  new Date(wallClockAt(instant, timeZone)).toISOString().slice(0, 10)

/** The time of day that an instant has in a time zone, as HH:MM. */
export const clockAt = (instant: string, timeZone: string): string =>
  new Date(wallClockAt(Date.parse(instant), timeZone)).toISOString().slice(11, 16)

const dayMilliseconds = 86_400_000

/**
 * The instant at which it is `time` (HH:MM) on `date` in a time zone. Of a time that happens twice, when clocks go
 * back, the first; a time that clocks skip moves on by what they skip. This is `compatible` of RFC 9557 and Temporal.
 */
export const instantAt = (date: CalendarDate, time: string, timeZone: string): string =>
  instantOf(Date.parse(`${date}T${time}:00Z`), timeZone)

function instantOf(wall: number, timeZone: string): string {
  const [before, after] = [-dayMilliseconds, dayMilliseconds].map((step) => {
    const near = wall + step
    return wall - (wallClockAt(near, timeZone) - near)
  }) as [number, number]
  const found = [before, after].filter((instant) => wallClockAt(instant, timeZone) === wall)
  return new Date(found.length > 0 ? Math.min(...found) : before).toISOString()
}

/** The same time of day on another date: what clocks show stays, even when the night between has 23 or 25 hours. */
export function moveToDate(instant: string, date: CalendarDate, timeZone: string): string {
  const timeOfDay = wallClockAt(Date.parse(instant), timeZone) % dayMilliseconds
  return instantOf(midnightOf(date) + ((timeOfDay + dayMilliseconds) % dayMilliseconds), timeZone)
}
