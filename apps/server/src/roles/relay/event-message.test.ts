import { expect, test } from 'vitest'
import { parseEvent } from '../worker/parse-message.ts'
import { bodyOf } from './event-message.store.ts'

test('what an event does not have is left out of its message, and its data come through as they are', () => {
  const id = '01890000-0000-7000-8000-000000000001'
  const data = { after: { title: '“a" \\ \n ü 🦆', note: null } }
  const body = bodyOf({
    ...{
      position: '9007199254740991',
      id,
      type: 'team.created',
      subjectType: 'team',
      key: id,
      version: 1,
      actorId: id,
    },
    ...{ time: '2026-11-22T03:04:05.678Z', projectId: null, requestId: null, traceparent: null },
    data: JSON.stringify(data),
  })
  const message = JSON.parse(body.toString())
  for (const absent of ['projectid', 'requestid', 'traceparent']) expect(message).not.toHaveProperty(absent)
  expect(parseEvent(body)).toMatchObject({
    ...{ id, subjectType: 'team', subjectId: id, projectId: null, position: Number.MAX_SAFE_INTEGER },
    ...{ at: new Date('2026-11-22T03:04:05.678Z') },
  })
  expect(message.data).toEqual(data)
})
