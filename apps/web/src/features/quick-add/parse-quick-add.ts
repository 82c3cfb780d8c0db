import type { CalendarDate } from '../../shared/dates/dates.ts'
import { addDays, weekdayOf } from '../../shared/dates/dates.ts'

export interface QuickAdd {
  readonly title: string
  readonly dueOn: CalendarDate | null
  readonly priority: number
  readonly person: string | null
  readonly labels: readonly string[]
}

const priorities: Record<string, number> = {
  ...{ low: 1, medium: 2, high: 3, urgent: 4 },
  ...{ niedrig: 1, mittel: 2, hoch: 3, dringend: 4 },
}

const dayOffsets: Record<string, number> = { today: 0, heute: 0, tomorrow: 1, morgen: 1, übermorgen: 2 }

const weekdays = [
  ['sunday', 'sonntag'],
  ['monday', 'montag'],
  ['tuesday', 'dienstag'],
  ['wednesday', 'mittwoch'],
  ['thursday', 'donnerstag'],
  ['friday', 'freitag'],
  ['saturday', 'samstag'],
]

/** Reads a line such as “Call Ada friday !high @ada #print”. A mark with a backslash in front stays in the title. */
export function parseQuickAdd(line: string, today: CalendarDate): QuickAdd {
  let dueOn: CalendarDate | null = null
  let priority = 0
  let person: string | null = null
  const labels: string[] = []
  const kept = line.split(/\s+/).filter((word) => {
    const lower = word.toLowerCase()
    const date = dateOf(lower, today)
    if (date !== null && dueOn === null) dueOn = date
    else if (lower[0] === '!' && priorities[lower.slice(1)] !== undefined) priority = priorities[lower.slice(1)] ?? 0
    else if (/^@\S+$/.test(word) && person === null) person = word.slice(1)
    else if (/^#\p{L}\S*$/u.test(word)) labels.push(word.slice(1))
    else return true
    return false
  })
  const title = kept.map((word) => word.replace(/^\\([@#!\p{L}])/u, '$1')).join(' ')
  return { title: title.trim(), dueOn, priority, person, labels }
}

function dateOf(word: string, today: CalendarDate): CalendarDate | null {
  const offset = dayOffsets[word]
  if (offset !== undefined) return addDays(today, offset)
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return isDate(word) ? word : null
  const weekday = weekdays.findIndex((names) => names.includes(word))
  // The next day of that name; on a Friday, "friday" is in a week.
  return weekday === -1 ? null : addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)
}

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
