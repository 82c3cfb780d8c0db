import { atWallClock, knownTimeZone, wallClock } from '../../platform/clock/wall-clock.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** When a person wants mail, by the clock of their time zone. */
export interface MailTimes {
  readonly timeZone: string
  readonly quietHours: { readonly from: string; readonly to: string } | null
  readonly digestHour: number | null
}

/** When a mail that is wanted now may be sent, and whether it is to be gathered with others. */
export interface SendTime {
  readonly state: 'queued' | 'waiting' | 'collecting'
  readonly sendAt: Date
}

/** At once, when the quiet hours end, or with the next digest, which waits for the end of the quiet hours too. */
export function sendTime(times: MailTimes, now: Date): SendTime {
  if (times.digestHour !== null) return { state: 'collecting', sendAt: afterQuietHours(times, nextDigest(times, now)) }
  const sendAt = afterQuietHours(times, now)
  return { state: sendAt > now ? 'waiting' : 'queued', sendAt }
}

/** The instant itself, or the end of the quiet hours that it lies in. */
export function afterQuietHours({ quietHours, timeZone }: Omit<MailTimes, 'digestHour'>, at: Date): Date {
  if (!quietHours) return at
  const zone = knownTimeZone(timeZone)
  const [from, to] = [millisecondsOf(quietHours.from), millisecondsOf(quietHours.to)]
  const wall = wallClock(at, zone)
  const midnight = midnightBefore(wall)
  const time = wall - midnight
  const isOverMidnight = from > to
  const isQuiet = isOverMidnight ? time >= from || time < to : time >= from && time < to
  if (!isQuiet) return at
  const end = atWallClock(midnight + to + (isOverMidnight && time >= from ? day : 0), zone)
  // An end never lies before what it ends, whatever a clock that is put back shows.
  return end > at ? end : at
}

function nextDigest({ digestHour, timeZone }: MailTimes, now: Date): Date {
  const zone = knownTimeZone(timeZone)
  const today = midnightBefore(wallClock(now, zone)) + (digestHour ?? 0) * 60 * minute
  const at = atWallClock(today, zone)
  return at > now ? at : atWallClock(today + day, zone)
}

const midnightBefore = (wall: number): number => Math.floor(wall / day) * day

function millisecondsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * minute
}
