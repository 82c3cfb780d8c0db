import { expect, test } from 'vitest'
import type { Task, TaskChange } from '../../shared/api/api.ts'
import { conflictsOf } from '../../shared/api/conflicts.ts'
import { sidesOf } from './conflict-sides.ts'

const task = (fields: Partial<Task>) => ({ title: 'Old', dueOn: null, dueAt: null, version: 1, ...fields }) as Task

const sides = (base: Task, change: TaskChange, theirs: Task) =>
  sidesOf({ conflicts: conflictsOf(base, change, theirs), change, base, theirs })

test('a date that one moved while the other gave it a time is one matter, told whole', () => {
  const mine = { dueOn: null, dueAt: '2026-11-22T09:00:00.000Z' }
  expect(sides(task({ dueOn: '2026-11-21' }), mine, task({ dueOn: '2026-11-23' }))).toEqual([
    { field: 'dueOn', base: '2026-11-21', mine: '2026-11-22T09:00:00.000Z', theirs: '2026-11-23' },
  ])
})

test('both halves of a date in conflict are told once', () => {
  const mine = { dueOn: '2026-11-25', dueAt: null }
  const theirs = task({ dueAt: '2026-11-23T08:00:00.000Z' })
  expect(sides(task({ dueAt: '2026-11-21T08:00:00.000Z' }), mine, theirs)).toHaveLength(1)
})

test('texts stay as they are', () => {
  expect(sides(task({}), { title: 'Mine' }, task({ title: 'Theirs' }))).toEqual([
    { field: 'title', base: 'Old', mine: 'Mine', theirs: 'Theirs' },
  ])
})
