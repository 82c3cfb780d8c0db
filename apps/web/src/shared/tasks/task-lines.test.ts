import { expect, test } from 'vitest'
import type { Task } from '../api/api.ts'
import type { Line } from './task-lines.ts'
import { neighbourOf, nextTaskLine } from './task-lines.ts'

const task = (id: string): Line => ({ task: { id } as Task })
const lines = [
  { heading: 'Today', count: 2 },
  task('a'),
  task('b'),
  { heading: 'Later', count: 2 },
  task('c'),
  task('d'),
]

test('from task to task, past headings, and no further than the ends', () => {
  expect(nextTaskLine(lines, -1, 1)).toBe(1)
  expect(nextTaskLine(lines, 2, 1)).toBe(4)
  expect(nextTaskLine(lines, 4, -1)).toBe(2)
  expect(nextTaskLine(lines, 1, -1)).toBe(-1)
  expect(nextTaskLine(lines, 5, 1)).toBe(-1)
})

test('when a task is gone, the one after it takes over, or the last one that is left', () => {
  expect(neighbourOf('b', lines, [task('a'), task('c'), task('d')])).toBe('c')
  expect(neighbourOf('b', lines, [task('a'), task('d')])).toBe('d')
  expect(neighbourOf('d', lines, [task('a'), task('c')])).toBe('c')
  expect(neighbourOf('a', lines, [])).toBe(null)
})
