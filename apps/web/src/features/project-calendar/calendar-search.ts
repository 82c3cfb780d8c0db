export const calendarSpans = ['month', 'week'] as const

export interface CalendarSearch {
  span?: (typeof calendarSpans)[number]
  /** A day of the month or week that is shown; without it, today. */
  on?: string
}

/** What the calendar shows, as its address says. */
export function calendarSearch({ span, on }: Record<string, unknown>): CalendarSearch {
  const known = calendarSpans.find((each) => each === span)
  const isDate = typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on))
  return { ...(known && { span: known }), ...(isDate && { on }) }
}
