const hour = 3_600_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** What calendar and clock of a time zone show at an instant, as milliseconds that read in UTC show the same. */
export function wallClock(at: Date, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>
  const { year, month, day, hour: hours, minute, second } = parts
  return Date.UTC(year, month - 1, day, hours, minute, second, at.getUTCMilliseconds())
}

/**
 * The instant at which calendar and clock show that; of a time that comes twice, the first. One that is left out, because
 * the clock is put forward, is as much later as the clock is put forward.
 */
export function atWallClock(wall: number, timeZone: string): Date {
  // The offsets half a day before and after: when the clock changes between them, one of the two holds.
  const offsets = [-12, 12].map((hours) => {
    const near = new Date(wall + hours * hour)
    return wallClock(near, timeZone) - near.getTime()
  })
  const instants = offsets.map((offset) => new Date(wall - offset))
  return instants.find((instant) => wallClock(instant, timeZone) === wall) ?? (instants[0] as Date)
}

/** The date `YYYY-MM-DD` that the calendar of a time zone shows at an instant; that of UTC where the zone is not known. */
export const dateAt = (at: Date, timeZone: string): string =>
  new Date(wallClock(at, knownTimeZone(timeZone))).toISOString().slice(0, 10)

/** The time zone itself, or UTC where it is not known: a later version of the database of zones may lack one. */
export function knownTimeZone(timeZone: string): string {
  try {
    formatOf(timeZone)
    return timeZone
  } catch (err) {
    if (err instanceof RangeError) return 'UTC'
    throw err
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    const [numeric, twoDigits] = ['numeric', '2-digit'] as const
    format = new Intl.DateTimeFormat('en-US', {
      ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: twoDigits, second: twoDigits },
      ...({ hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn' } as const),
      timeZone,
    })
    formats.set(timeZone, format)
  }
  return format
}
