import { beforeEach, expect, test } from 'vitest'
import type { Task } from '../api/api.ts'
import {
  clearSelection,
  deselect,
  extendSelection,
  renewSelected,
  selectAllShown,
  selectedTasks,
  showInOrder,
  toggleSelected,
} from './selection.ts'

const tasks = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, title: id }) as Task)
const [a, b, c, d, e] = tasks as [Task, Task, Task, Task, Task]
const ids = () => [...selectedTasks().keys()].sort().join('')

beforeEach(() => {
  clearSelection()
  showInOrder(tasks)
})

test('a task is selected and let go', () => {
  toggleSelected(b)
  toggleSelected(d)
  expect(ids()).toBe('bd')
  toggleSelected(b)
  expect(ids()).toBe('d')
})

test('a range goes down and up from where the last choice was made', () => {
  toggleSelected(c)
  toggleSelected(e, true)
  expect(ids()).toBe('cde')
  toggleSelected(a, true)
  expect(ids()).toBe('abc')
})

test('a range keeps what was selected outside it', () => {
  toggleSelected(a)
  toggleSelected(c)
  toggleSelected(d, true)
  expect(ids()).toBe('acd')
})

test('a range without a beginning, or whose beginning is shown no longer, is the task alone', () => {
  toggleSelected(c, true)
  expect(ids()).toBe('c')
  showInOrder([a, b, d, e])
  toggleSelected(e, true)
  expect(ids()).toBe('ce')
  toggleSelected(a, true)
  expect(ids()).toBe('abcde')
})

test('key by key a range grows, shrinks and turns around', () => {
  extendSelection(c, d)
  expect(ids()).toBe('cd')
  extendSelection(d, e)
  extendSelection(e, d)
  expect(ids()).toBe('cd')
  extendSelection(d, c)
  extendSelection(c, b)
  expect(ids()).toBe('bc')
})

test('everything that is shown is selected, and what is done with is let go', () => {
  selectAllShown()
  deselect(['b', 'c'])
  expect(ids()).toBe('ade')
})

test('a selected task is shown as it has become, and nothing else is selected by that', () => {
  toggleSelected(b)
  renewSelected([{ ...b, title: 'new' }, a])
  expect([...selectedTasks().values()].map(({ title }) => title)).toEqual(['new'])
})
