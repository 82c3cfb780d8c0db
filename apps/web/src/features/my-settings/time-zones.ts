/** The time zones that can be chosen, and the one that is, which may be an old name or UTC. */
export const zonesWith = (chosen: string): string[] =>
  [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])].sort()

/** How far a place is from UTC now, as GMT+1. */
export function offsetOf(timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
  return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** A name that is found by what people type, such as "new york". */
export const nameOfZone = (timeZone: string, offset = ''): string =>
  offset && timeZone !== 'UTC' ? `${timeZone.replaceAll('_', ' ')} (${offset})` : timeZone.replaceAll('_', ' ')
