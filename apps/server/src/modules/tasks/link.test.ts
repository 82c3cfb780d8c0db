import { expect, test } from 'vitest'
import { endsOf } from './link.ts'

test('a relation is kept the same way round, whichever task it is made on', () => {
  expect(endsOf('relates', 'a', 'b')).toEqual({ sourceId: 'a', targetId: 'b' })
  expect(endsOf('relates', 'b', 'a')).toEqual({ sourceId: 'a', targetId: 'b' })
})

test.each(['blocks', 'duplicates'] as const)('%s leads from the task it is made on', (kind) => {
  expect(endsOf(kind, 'b', 'a')).toEqual({ sourceId: 'b', targetId: 'a' })
})
