import type { Task, TaskChange } from '../api/api.ts'

export interface FieldConflict {
  readonly field: keyof TaskChange
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

/**
 * What stands between a change and the present task. `base` is what the person saw when they began. A field that
 * nobody else touched, or that they set to the same value, is no conflict.
 */
export function conflictsOf(base: Task, change: TaskChange, theirs: Task): FieldConflict[] {
  const fields = Object.keys(change) as (keyof TaskChange & keyof Task)[]
  return fields
    .filter((field) => !same(base[field], theirs[field]) && !same(change[field], theirs[field]))
    .map((field) => ({ field, base: base[field], mine: change[field], theirs: theirs[field] }))
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
