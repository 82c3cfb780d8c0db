import { expect, test } from 'vitest'
import { filterCount, filterSearch, isFiltered, taskFilterOf, withFilter, withoutFilter } from './task-search.ts'

const label = '0197f0c2-0000-7000-8000-000000000001'

test('an address says what it means, and nothing else gets through', () => {
  const search = {
    status: 'open',
    assignee: 'me',
    priority: [4, 3, 3, 9, 'x'],
    label: [label, label, 'no'],
    text: ' a ',
  }
  expect(filterSearch(search)).toEqual({ status: 'open', assignee: 'me', priority: [3, 4], label: [label], text: 'a' })
  expect(filterSearch({ status: 'gone', assignee: 'somebody', priority: {}, label: 7, text: '  ' })).toEqual({})
})

test('words that look like a number are words, and one value stands for a list of one', () => {
  expect(filterSearch({ text: 2026, priority: 2, label })).toEqual({ text: '2026', priority: [2], label: [label] })
})

test('the API is asked for what the address says, and for what the view shows when it says nothing of it', () => {
  expect(taskFilterOf({}, 'open')).toEqual({ status: ['pending', 'in-progress'] })
  expect(taskFilterOf({ status: 'all', text: 'quay' }, 'open')).toEqual({ text: 'quay' })
  expect(taskFilterOf({ status: 'completed', priority: [4] }, 'all')).toEqual({ status: ['completed'], priority: [4] })
})

test('a filter is changed and cleared without touching the rest of the address', () => {
  const place = { task: label, sort: 'due', text: 'quay', priority: [1, 2] }
  expect(withFilter(place, { text: undefined, assignee: 'me' })).toEqual({
    task: label,
    sort: 'due',
    priority: [1, 2],
    assignee: 'me',
  })
  expect(withoutFilter(place)).toEqual({ task: label, sort: 'due' })
})

test('each priority and each label counts as a filter', () => {
  expect(filterCount({ status: 'all', priority: [0, 4], label: [label], text: 'a' })).toBe(5)
  expect(isFiltered({ priority: [0] })).toBe(true)
  expect(isFiltered({ task: label })).toBe(false)
})
