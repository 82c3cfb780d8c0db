import type { Task, TaskChange } from '../api/api.ts'

/** What to set on a task; nothing when it is to stay as it is. */
export type ChangeOf = (task: Task) => TaskChange

/** A change of many tasks, and its way back. */
export interface BulkChange {
  readonly changeOf: ChangeOf
  /** What brings back what a task was, seen from what it is by then. */
  readonly wayBack: (before: Task) => ChangeOf
  /** Adds to what others did in the same field, instead of taking its place. */
  readonly isMerging: boolean
}

/** Sets the same on every task. A status and a column follow from each other, so they go back together. */
export function setFields(change: TaskChange): BulkChange {
  const isPlaced = 'status' in change || 'columnId' in change
  const fields = isPlaced ? (['status', 'columnId'] as const) : (Object.keys(change) as (keyof TaskChange)[])
  const wayBack = (before: Task): ChangeOf => {
    const former = Object.fromEntries(fields.map((field) => [field, before[field as keyof Task]])) as TaskChange
    return () => former
  }
  return { changeOf: () => change, wayBack, isMerging: false }
}

/** The label of a project that is meant, because a label of the same name is another one in each. */
type LabelOf = (projectId: string) => string | undefined

export const addLabel = (labelOf: LabelOf): BulkChange => {
  const takeAway = changeOfLabel(labelOf, false)
  return {
    changeOf: changeOfLabel(labelOf, true),
    wayBack: (before) => (hasLabel(before, labelOf) ? () => ({}) : takeAway),
    isMerging: true,
  }
}

export const removeLabel = (labelOf: LabelOf): BulkChange => {
  const add = changeOfLabel(labelOf, true)
  return {
    changeOf: changeOfLabel(labelOf, false),
    wayBack: (before) => (hasLabel(before, labelOf) ? add : () => ({})),
    isMerging: true,
  }
}

export function hasLabel({ projectId, labelIds }: Task, labelOf: LabelOf): boolean {
  const label = labelOf(projectId)
  return label !== undefined && labelIds.includes(label)
}

const changeOfLabel =
  (labelOf: LabelOf, isWanted: boolean): ChangeOf =>
  (task) => {
    const label = labelOf(task.projectId)
    if (label === undefined || task.labelIds.includes(label) === isWanted) return {}
    return { labelIds: isWanted ? [...task.labelIds, label] : task.labelIds.filter((id) => id !== label) }
  }
