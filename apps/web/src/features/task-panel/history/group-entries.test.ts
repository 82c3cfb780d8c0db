import { expect, test } from 'vitest'
import type { Change, HistoryEntry } from './group-entries.ts'
import { groupEntries } from './group-entries.ts'

const ada = { id: 'ada', name: 'Ada' }
const grace = { id: 'grace', name: 'Grace' }
let count = 0

const entry = (second: number, changes: Change[], actor = ada, type = 'task.updated'): HistoryEntry => {
  count += 1
  return { id: String(count), type, version: count, actor, at: new Date(second * 1000).toISOString(), changes }
}
const change = (field: string, from: unknown, to: unknown): Change => ({ field, from, to })

test('edits of one person within a minute are one, from the first value to the last', () => {
  const groups = groupEntries([
    entry(50, [change('title', 'b', 'c')]),
    entry(30, [change('priority', 0, 2)]),
    entry(10, [change('title', 'a', 'b')]),
  ])
  expect(groups).toHaveLength(1)
  expect(groups[0]?.changes).toEqual([change('title', 'a', 'c'), change('priority', 0, 2)])
})

test('others, other times and other deeds stand apart', () => {
  const groups = groupEntries([
    entry(300, [change('title', 'c', 'd')]),
    entry(100, [change('title', 'b', 'c')]),
    entry(90, [change('title', 'a', 'b')], grace),
    entry(80, [], ada, 'task.restored'),
    entry(70, [], ada, 'task.deleted'),
  ])
  expect(groups.map(({ type, actor }) => `${type} ${actor.name}`)).toEqual([
    ...['task.updated Ada', 'task.updated Ada', 'task.updated Grace', 'task.restored Ada', 'task.deleted Ada'],
  ])
})

test('what was taken back within a minute is not told', () => {
  expect(groupEntries([entry(20, [change('priority', 3, 0)]), entry(10, [change('priority', 0, 3)])])).toEqual([])
})

test('a date that got a time is one change', () => {
  const [group] = groupEntries([
    entry(1, [change('dueOn', '2026-11-21', null), change('dueAt', null, '2026-11-21T09:00:00.000Z')]),
  ])
  expect(group?.changes).toEqual([change('dueOn', '2026-11-21', '2026-11-21T09:00:00.000Z')])
})

test('a column tells the status, and a place is told when nothing else changed', () => {
  const moved = [change('columnId', 'a', 'b'), change('rank', '1', '2'), change('status', 'pending', 'completed')]
  expect(groupEntries([entry(1, moved)])[0]?.changes).toEqual([change('columnId', 'a', 'b')])
  expect(groupEntries([entry(1, [change('rank', '1', '2')])])[0]?.changes).toEqual([change('rank', '1', '2')])
})
