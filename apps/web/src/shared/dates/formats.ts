import type { CalendarDate } from './dates.ts'

const looks = {
  day: { day: 'numeric', month: 'short' },
  dayOfWeek: { weekday: 'short', day: 'numeric', month: 'short' },
  dayAndYear: { day: 'numeric', month: 'short', year: 'numeric' },
  dayOfWeekAndYear: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  fullDay: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  fullWeekdayAndDay: { weekday: 'long', day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
  dayOfMonth: { day: 'numeric' },
  weekday: { weekday: 'short' },
  fullWeekday: { weekday: 'long' },
  time: { hour: 'numeric', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

type Look = keyof typeof looks

const formats = new Map<string, Intl.DateTimeFormat>()

/** A formatter, made once: making one takes some 50 µs, which a list of tasks pays for each line. */
export function formatOf(look: Look, language: string, timeZone = 'UTC'): Intl.DateTimeFormat {
  const key = `${look} ${language} ${timeZone}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf(language), { ...looks[look], timeZone: knownZone(timeZone) })
  formats.set(key, made)
  return made
}

/** A calendar date has no time zone: it is read and written in UTC. */
export const midnightOf = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`)

/** A calendar date in words. */
export const dateText = (date: CalendarDate, look: Look, language: string): string =>
  formatOf(look, language).format(midnightOf(date))

/** From one calendar date to another, as short as the language says it. */
export const rangeText = (from: CalendarDate, to: CalendarDate, language: string): string =>
  formatOf('dayAndYear', language).formatRange(midnightOf(from), midnightOf(to))

/** The time of day that an instant has in a time zone, as people there write it. */
export const timeIn = (instant: string, timeZone: string, language: string): string =>
  formatOf('time', language, timeZone).format(Date.parse(instant))

/** English is written differently in London and in Boston: the browser knows which one the person means. */
export function localeOf(language: string): string {
  const preferred = typeof navigator === 'undefined' ? [] : (navigator.languages ?? [])
  return preferred.find((locale) => locale.startsWith(`${language}-`)) ?? language
}

const zones = new Map<string, string>()

/** A time zone that this browser is too old to know is shown as the one of the browser. */
export function knownZone(timeZone: string): string {
  const known = zones.get(timeZone) ?? (isKnown(timeZone) ? timeZone : Intl.DateTimeFormat().resolvedOptions().timeZone)
  zones.set(timeZone, known)
  return known
}

function isKnown(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch (err) {
    if (err instanceof RangeError) return false
    throw err
  }
}
