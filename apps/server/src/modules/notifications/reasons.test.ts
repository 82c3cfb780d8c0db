import { expect, test } from 'vitest'
import { Unprocessable } from '../../platform/events/consumer.ts'
import type { DomainEvent } from '../../platform/events/event.ts'
import { reasonsOf } from './reasons.ts'

const id = (digit: number) => `00000000-0000-7000-8000-00000000000${digit}`
const event = (type: DomainEvent['type'], data: DomainEvent['data'], subjectId = id(1)): DomainEvent => ({
  ...{ id: id(0), type, subjectType: type.split('.')[0] ?? '', subjectId, subjectVersion: 1, projectId: id(2) },
  ...{ actorId: id(3), at: new Date('2026-11-21T08:00:00Z'), data, position: 1, origin: {} },
})

test('a change of status is told by both of its sides', () => {
  const changed = { before: { status: 'pending' }, after: { status: 'completed' } }
  expect(reasonsOf(event('task.updated', changed))).toMatchObject({
    followers: 'status-changed',
    status: { before: 'pending', after: 'completed' },
  })
  expect(reasonsOf(event('task.created', { after: { status: 'pending' } }))).toBeNull()
})

test('what no event of ours says is given up at once', () => {
  const forged = [
    event('task.updated', { before: { status: 'pending' }, after: { status: 'done' } }),
    event('task.updated', { before: { status: 7 }, after: { status: 'completed' } }),
    event('task.assigned', { after: { assigneeId: 'ada' } }),
    event('task.assigned', { after: { assigneeId: 7 } }),
    event('task.updated', {}, '-'.repeat(36)),
    event('comment.created', { after: { body: 'Hello' } }),
    event('comment.created', { after: { body: 'Hello', taskId: 'task' } }),
    event('comment.created', { after: { body: 'Hello', taskId: id(1) } }, '-'.repeat(36)),
  ]
  for (const one of forged) expect(() => reasonsOf(one), JSON.stringify(one.data)).toThrow(Unprocessable)
})
