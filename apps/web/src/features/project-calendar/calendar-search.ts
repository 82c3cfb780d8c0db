export const calendarSpans = ['month', 'week'] as const
export type CalendarSpan = (typeof calendarSpans)[number]

export interface CalendarSearch {
  span?: CalendarSpan
  /** A day of the month or week that is shown; without it, today. */
  on?: string
}

/** What the calendar shows, as its address says. */
export function calendarSearch({ span, on }: Record<string, unknown>): CalendarSearch {
  const known = calendarSpans.find((each) => each === span)
  return { ...(known && { span: known }), ...(typeof on === 'string' && isDate(on) && { on }) }
}

/** Years in which the API knows the days around a month too. */
const inReach = /^(1[1-9]|2[0-8])\d{2}-\d{2}-\d{2}$/

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return inReach.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
