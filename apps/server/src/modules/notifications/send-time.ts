import type { LocalTime } from './local-time.ts'
import { addDays, instantOf, localTime } from './local-time.ts'

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
  const [from, to] = [minutesOf(quietHours.from), minutesOf(quietHours.to)]
  const { date, minutes } = localTime(at, timeZone)
  const isOverMidnight = from > to
  const isQuiet = isOverMidnight ? minutes >= from || minutes < to : minutes >= from && minutes < to
  if (!isQuiet) return at
  const end = { date: isOverMidnight && minutes >= from ? addDays(date, 1) : date, minutes: to }
  return later(at, end, timeZone)
}

function nextDigest({ digestHour, timeZone }: MailTimes, now: Date): Date {
  const minutes = (digestHour ?? 0) * 60
  const { date } = localTime(now, timeZone)
  const today = instantOf({ date, minutes }, timeZone)
  return today > now ? today : instantOf({ date: addDays(date, 1), minutes }, timeZone)
}

/** An end never lies before what it ends, whatever a clock that is put back shows. */
function later(at: Date, end: LocalTime, timeZone: string): Date {
  const instant = instantOf(end, timeZone)
  return instant > at ? instant : at
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
