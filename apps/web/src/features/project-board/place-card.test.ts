import { expect, test } from 'vitest'
import type { Task } from '../../shared/api/api.ts'
import type { Windows } from './column-windows.ts'
import { placeAt, placeOf, withCard, withoutCard } from './place-card.ts'

const task = (id: string) => ({ id }) as Task
const place = (beforeId: string | null, afterId: string | null) => ({ columnId: 'done', beforeId, afterId })

/** Two windows that hold a b and c d, of a column that goes on. */
const windows = {
  pages: ['ab', 'cd'].map((ids) => ({ items: [...ids].map(task), nextCursor: 'more' })),
  pageParams: [],
} satisfies Omit<Windows, 'pageParams'> & { pageParams: never[] }

const idsOf = ({ pages }: Windows) => pages.map(({ items }) => items.map(({ id }) => id).join('')).join(' ')

test.each([
  [place('a', null), 'xab cd'],
  [place('d', 'c'), 'ab cxd'],
  [place('c', 'b'), 'abx cd'],
  [place(null, 'd'), 'ab cdx'],
  [place('gone', 'b'), 'abx cd'],
  [place('gone', 'gone too'), 'ab cdx'],
])('a card goes before its neighbour, else after the other, else to the end', (to, expected) => {
  expect(idsOf(withCard(windows, task('x'), to))).toBe(expected)
})

test('windows without the card stay as they are', () => {
  const left = withoutCard(windows, 'a')
  expect(idsOf(left)).toBe('b cd')
  expect(left.pages[1]).toBe(windows.pages[1])
})

test('a place is told by the neighbours that do not move', () => {
  const tasks = [...'abcd'].map(task)
  expect(placeOf(tasks, 'b', 'done')).toEqual(place('c', 'a'))
  expect(placeAt(tasks, 'b', 2, 'done')).toEqual(place('d', 'c'))
  expect(placeAt(tasks, 'b', 0, 'done')).toEqual(place('a', null))
  expect(placeAt(tasks, 'x', 9, 'done')).toEqual(place(null, 'd'))
  expect(placeAt([], 'x', 3, 'done')).toEqual(place(null, null))
})
