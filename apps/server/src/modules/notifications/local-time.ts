/** What calendar and clock of a place show. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly minutes: number
}

const minute = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Calendar and clock in a time zone of the IANA database at an instant; in UTC where the zone is not known. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const { year, month, day, hour, minute: minutes } = parts
  return { date: `${year}-${month}-${day}`, minutes: Number(hour) * 60 + Number(minutes) }
}

/**
 * The instant at which the clock shows a time; of a time that comes twice, the first. One that is left out, because the
 * clock is put forward, is as much later as the clock is put forward.
 */
export function instantOf({ date, minutes }: LocalTime, timeZone: string): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * minute
  // The offset half a day before and half a day after: a change between them decides which of the two holds.
  const offsets = [-12, 12].map((hours) => offsetAt(new Date(wanted + hours * 60 * minute), timeZone))
  const instants = offsets.map((offset) => new Date(wanted - offset))
  return instants.find((instant) => instant.getTime() + offsetAt(instant, timeZone) === wanted) ?? (instants[0] as Date)
}

/** The date some days later. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 60 * minute).toISOString().slice(0, 10)

/** By how many milliseconds the clock is ahead of UTC. */
function offsetAt(at: Date, timeZone: string): number {
  const { date, minutes } = localTime(at, timeZone)
  return Date.parse(`${date}T00:00:00Z`) + minutes * minute - Math.floor(at.getTime() / minute) * minute
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = newFormat(timeZone)
  formats.set(timeZone, format)
  return format
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const format = (zone: string) => new Intl.DateTimeFormat('en-CA', { ...fields, hourCycle: 'h23', timeZone: zone })
  try {
    return format(timeZone)
  } catch (err) {
    // Zones are checked when they are set; a later version of the database may lack one.
    if (err instanceof RangeError) return format('UTC')
    throw err
  }
}
