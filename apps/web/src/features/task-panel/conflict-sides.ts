import type { Task } from '../../shared/api/api.ts'
import type { Conflict } from './use-edit.ts'

/** The three versions of a field that two people changed. */
export interface Side {
  readonly field: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

const pairs = { dueOn: 'dueAt', dueAt: 'dueOn', startOn: 'startAt', startAt: 'startOn' } as const
type DateField = keyof typeof pairs

/** What the person has to decide. A date with or without a time is one matter, of which each version is told whole. */
export function sidesOf({
  conflicts,
  change,
  base,
  theirs,
}: Pick<Conflict, 'conflicts' | 'change' | 'base' | 'theirs'>) {
  const mine = { ...base, ...change } as Task
  const sides = conflicts.map(({ field, ...values }): Side => {
    if (!(field in pairs)) return { field, ...values }
    const other = pairs[field as DateField]
    const value = (task: Task) => task[field as DateField] ?? task[other]
    const name = field.replace('At', 'On')
    return { field: name, base: value(base), mine: value(mine), theirs: value(theirs) }
  })
  return [...new Map(sides.map((side) => [side.field, side])).values()]
}

export const isText = ({ field }: Side): boolean => field === 'title' || field === 'description'
