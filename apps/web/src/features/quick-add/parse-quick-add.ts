import type { CalendarDate } from '../../shared/dates/dates.ts'
import type { ReadDate } from './read-date.ts'
import { readDate } from './read-date.ts'

export interface QuickAdd {
  readonly title: string
  readonly dueOn: CalendarDate | null
  readonly priority: number
  readonly person: string | null
  readonly labels: readonly string[]
}

const priorities = new Map([
  ...Object.entries({ low: 1, medium: 2, high: 3, urgent: 4 }),
  ...Object.entries({ niedrig: 1, mittel: 2, hoch: 3, dringend: 4 }),
])

/** Reads a line such as “Call Ada friday !high @ada #print”. A mark with a backslash in front stays in the title. */
export function parseQuickAdd(line: string, today: CalendarDate): QuickAdd {
  const words = line.split(/\s+/)
  const kept: string[] = []
  const labels: string[] = []
  let dueOn: CalendarDate | null = null
  let priority = 0
  let person: string | null = null
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const level = word.startsWith('!') ? priorities.get(word.slice(1).toLowerCase()) : undefined
    const read: ReadDate | null = dueOn === null ? readDate(words.slice(index), today) : null
    if (read) {
      dueOn = read.date
      index += read.words - 1
    } else if (level !== undefined) priority = level
    else if (/^@\S+$/.test(word) && person === null) person = word.slice(1)
    else if (/^#\p{L}\S*$/u.test(word)) labels.push(word.slice(1))
    else kept.push(word.replace(/^\\([@#!\p{L}\d])/u, '$1'))
  }
  return { title: kept.join(' ').trim(), dueOn, priority, person, labels }
}
