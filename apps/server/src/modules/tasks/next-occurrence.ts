import { atWallClock, knownTimeZone, wallClock } from '../../platform/clock/wall-clock.ts'
import { searchOccurrence } from './recurrence-search.ts'

/** When a task starts and is due: each a date as `YYYY-MM-DD`, an instant, or neither. */
export interface Dates {
  readonly startOn: string | null
  readonly startAt: Date | null
  readonly dueOn: string | null
  readonly dueAt: Date | null
}

export interface Occurrence extends Dates {
  /** What is left of the rule. */
  readonly recurrence: string
}

interface Given {
  readonly dates: Dates
  readonly recurrence: string
  /** Stands in for a task without dates. */
  readonly completedAt: Date
  /** Where the clock shows the times of the task. */
  readonly timeZone: string
}

const hour = 3_600_000
const day = 24 * hour
// No task may be later.
const latest = Date.UTC(2999, 11, 30)

/**
 * The next occurrence of a rule after the due date of a task, or after its start when it is not due, with start and due
 * as far apart as they were by the clock. Null when the rule has ended, or never comes again.
 */
export function nextOccurrence({ dates, recurrence, completedAt, timeZone }: Given): Occurrence | null {
  const rest = restOf(recurrence)
  if (rest === null) return null
  const zone = knownTimeZone(timeZone)
  const anchor = anchorOf(dates) ?? dateOf(wallClock(completedAt, zone))
  const wall = wallOf(anchor, zone)
  const isDate = typeof anchor === 'string'
  const nextWall = (isDate ? dayAfter : timeAfter)(recurrence, wall)
  if (nextWall === null || nextWall > latest) return null
  const next = isDate ? null : laterThan(anchor, atWallClock(nextWall, zone))
  if (isPast(recurrence, { wall: nextWall, instant: next, zone })) return null
  const shift = nextWall - wall
  const days = Math.floor(nextWall / day) - Math.floor(wall / day)
  const moved = (date: string | null) => date && dateOf(Date.parse(date) + days * day)
  const movedAt = (at: Date | null) => at && (at === anchor ? next : atWallClock(wallClock(at, zone) + shift, zone))
  return {
    startOn: moved(dates.startOn),
    startAt: movedAt(dates.startAt),
    // Without any date there is nothing to move: the next one is due on the day.
    dueOn: anchorOf(dates) === null ? dateOf(nextWall) : moved(dates.dueOn),
    dueAt: movedAt(dates.dueAt),
    recurrence: rest,
  }
}

/** In the hour that comes twice, what is later by the clock may be earlier. */
const laterThan = (at: Date, next: Date): Date => (next > at ? next : laterThan(at, new Date(next.getTime() + hour)))

const anchorOf = ({ dueOn, dueAt, startOn, startAt }: Dates): string | Date | null =>
  dueOn ?? dueAt ?? startOn ?? startAt

const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10)

const wallOf = (date: string | Date, zone: string): number =>
  typeof date === 'string' ? Date.parse(date) : wallClock(date, zone)

/** The rule with one occurrence less, or null when this was the last. */
function restOf(recurrence: string): string | null {
  const count = Number(partOf(recurrence, 'COUNT') ?? 2)
  return count < 2 ? null : recurrence.replace(/COUNT=\d+/, `COUNT=${count - 1}`)
}

const partOf = (recurrence: string, name: string): string | undefined =>
  recurrence
    .split(';')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** The first occurrence on a later day: rules that come several times a day make a date once. */
function dayAfter(recurrence: string, wall: number): number | null {
  const found = searchOccurrence(endless(recurrence), wall, { after: wall + day, inclusive: true })
  return found === null ? null : Math.floor(found / day) * day
}

/** Rules know seconds; milliseconds of the task stay what they are. */
function timeAfter(recurrence: string, wall: number): number | null {
  const milliseconds = wall % 1000
  const found = searchOccurrence(endless(recurrence), wall - milliseconds, {
    after: wall - milliseconds,
    inclusive: false,
  })
  return found === null ? null : found + milliseconds
}

/** How the rule ends is decided here, so that COUNT counts tasks and a date may end a rule of instants. */
const endless = (recurrence: string): string =>
  recurrence
    .split(';')
    .filter((part) => !/^(COUNT|UNTIL)=/.test(part))
    .join(';')

interface Found {
  readonly wall: number
  /** Null for a date. */
  readonly instant: Date | null
  readonly zone: string
}

/** Whether an occurrence comes after the rule's UNTIL. A date ends at the end of that day, where the task is. */
function isPast(recurrence: string, { wall, instant, zone }: Found): boolean {
  const until = partOf(recurrence, 'UNTIL')
  if (until === undefined) return false
  const [, year, month, date, time] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})Z)?$/.exec(until) ?? []
  const last = `${year}-${month}-${date}`
  if (time === undefined) return dateOf(wall) > last
  const end = new Date(`${last}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`)
  return instant ? instant > end : dateOf(wall) > dateOf(wallClock(end, zone))
}
