import { expect, test } from 'vitest'
import type { Task } from './api.ts'
import { changesOf, conflictsOf } from './conflicts.ts'

const task = (fields: Partial<Task>) =>
  ({ title: 'Old', description: '', labelIds: ['a'], version: 1, ...fields }) as Task

test('changes of different fields do not stand in each other’s way', () => {
  expect(conflictsOf(task({}), { title: 'Mine' }, task({ description: 'Theirs', version: 2 }))).toEqual([])
})

test('two changes of one field are a conflict with all three values', () => {
  expect(conflictsOf(task({}), { title: 'Mine' }, task({ title: 'Theirs', version: 2 }))).toEqual([
    { field: 'title', base: 'Old', mine: 'Mine', theirs: 'Theirs' },
  ])
})

test('the same change made twice is none', () => {
  expect(conflictsOf(task({}), { title: 'New', labelIds: ['b'] }, task({ title: 'New', labelIds: ['b'] }))).toEqual([])
})

test('of a form only what is not as it was is saved', () => {
  const base = { name: 'Ops', permissions: ['tasks:read'] }
  expect(changesOf(base, { name: 'Ops', permissions: ['tasks:write'] })).toEqual({ permissions: ['tasks:write'] })
  expect(changesOf(base, { name: 'Ops', permissions: ['tasks:read'] })).toEqual({})
})
