import { expect, test } from 'vitest'
import type { Task } from '../../shared/api/api.ts'
import { groupByDay } from './group-by-day.ts'

const task = (fields: Partial<Task>) =>
  ({
    version: 1,
    status: 'pending',
    priority: 0,
    number: 1,
    dueOn: null,
    dueAt: null,
    deletedAt: null,
    ...fields,
  }) as Task

test('a task stands once, on its day for the person, in its newest version', () => {
  const old = task({ id: 'a', dueOn: '2027-03-01' })
  const moved = task({ id: 'a', version: 2, dueAt: '2027-03-10T11:30:00.000Z' })
  const { byDay } = groupByDay([moved, old], 'Pacific/Kiritimati')
  expect([...byDay.keys()]).toEqual(['2027-03-11'])
})

test('in a day: what is open first, by time, then by priority; without a date apart; deleted nowhere', () => {
  const on = { dueOn: '2027-03-01' }
  const tasks = [
    task({ id: 'done', ...on, status: 'completed' }),
    task({ id: 'low', ...on, priority: 1 }),
    task({ id: 'high', ...on, priority: 3 }),
    task({ id: 'noon', dueAt: '2027-03-01T12:00:00.000Z' }),
    task({ id: 'nine', dueAt: '2027-03-01T09:00:00.000Z' }),
    task({ id: 'someday' }),
    task({ id: 'gone', ...on, deletedAt: '2027-01-01T00:00:00.000Z' }),
  ]
  const { byDay, undated } = groupByDay(tasks, 'UTC')
  expect(byDay.get('2027-03-01')?.map(({ id }) => id)).toEqual(['nine', 'noon', 'high', 'low', 'done'])
  expect(undated.map(({ id }) => id)).toEqual(['someday'])
})
