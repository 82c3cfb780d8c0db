import type { Schemas } from '@millrace/client'

export type HistoryEntry = Schemas['HistoryEntry']
export type Change = HistoryEntry['changes'][number]

/** What one person did in one go. */
export interface HistoryGroup {
  readonly id: string
  readonly type: string
  readonly actor: HistoryEntry['actor']
  readonly at: string
  readonly changes: readonly Change[]
}

const together = 60_000
const edits = new Set(['task.updated', 'task.assigned', 'task.completed', 'task.moved'])

/** Entries, newest first, of which the edits that one person made within a minute are one. */
export function groupEntries(entries: readonly HistoryEntry[]): HistoryGroup[] {
  const groups: HistoryEntry[][] = []
  for (const entry of entries) {
    const group = groups.at(-1)
    const newest = group?.[0]
    if (group && newest && belongs(newest, entry)) group.push(entry)
    else groups.push([entry])
  }
  return groups.map(groupOf).filter(({ type, changes }) => !edits.has(type) || changes.length > 0)
}

const belongs = (newest: HistoryEntry, entry: HistoryEntry) =>
  edits.has(newest.type) &&
  edits.has(entry.type) &&
  newest.actor.id === entry.actor.id &&
  Date.parse(newest.at) - Date.parse(entry.at) <= together

function groupOf(entries: readonly HistoryEntry[]): HistoryGroup {
  const [newest] = entries as [HistoryEntry, ...HistoryEntry[]]
  const changes = new Map<string, Change>()
  for (const change of entries.toReversed().flatMap((entry) => entry.changes)) {
    changes.set(change.field, {
      ...change,
      from: changes.has(change.field) ? changes.get(change.field)?.from : change.from,
    })
  }
  const { id, type, actor, at } = newest
  return { id, type, actor, at, changes: told([...changes.values()]) }
}

/** What follows from another change, or means nothing to a person. */
const silent = new Set(['completedAt', 'deletedAt', 'number', 'rank'])
const pairs = { dueAt: 'dueOn', startAt: 'startOn' } as Record<string, string>

/** The changes that a person wants to hear of: a date with or without time is one, and a column tells the status. */
function told(changes: readonly Change[]): Change[] {
  const isMoved = changes.some(({ field }) => field === 'columnId')
  const isElsewhere = changes.some(({ field }) => field === 'projectId')
  const merged = new Map<string, Change>()
  for (const change of changes) {
    const field = pairs[change.field] ?? change.field
    const other = merged.get(field)
    merged.set(field, { field, from: other?.from ?? change.from, to: other?.to ?? change.to })
  }
  const all = [...merged.values()].filter(({ field, from, to }) => {
    if (silent.has(field) || (field === 'key' && !isElsewhere)) return false
    if (isElsewhere && (field === 'columnId' || field === 'status')) return false
    return !(isMoved && field === 'status') && JSON.stringify(from) !== JSON.stringify(to)
  })
  const rank = changes.find(({ field }) => field === 'rank')
  return all.length === 0 && rank && !isMoved ? [rank] : all
}
