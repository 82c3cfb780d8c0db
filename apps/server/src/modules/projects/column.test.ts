import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankBetween } from '../../platform/rank/rank.ts'
import { assertNotLastOfStatus, heirOf, rankAfter, rankMovedAfter } from './column.ts'

interface Placed {
  readonly id: string
  readonly rank: string
}

const sorted = (columns: readonly Placed[]) => [...columns].sort((a, b) => (a.rank < b.rank ? -1 : 1))

function board(count: number): Placed[] {
  const columns: Placed[] = []
  for (let index = 0; index < count; index += 1) {
    columns.push({ id: String(index), rank: rankBetween(columns.at(-1)?.rank ?? null, null) })
  }
  return columns
}

test('a column that is moved lies directly right of the one it was moved behind', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(6)), { maxLength: 40 }), (moves) => {
      let columns = board(6)
      for (const [from, to] of moves) {
        const column = columns[from]!
        const afterId = to === 6 || columns[to] === column ? null : columns[to]!.id
        const rank = rankMovedAfter(columns, column, afterId)
        columns = sorted(columns.map((other) => (other === column ? { ...column, rank } : other)))
        const place = columns.findIndex(({ id }) => id === column.id)
        expect(columns[place - 1]?.id ?? null).toBe(afterId)
      }
    }),
    { numRuns: 100 },
  )
})

test('a column that is where it should be keeps its rank', () => {
  const columns = board(3)
  expect(rankMovedAfter(columns, columns[1]!, '0')).toBe(columns[1]!.rank)
  expect(rankMovedAfter(columns, columns[0]!, null)).toBe(columns[0]!.rank)
})

test('a place behind an unknown column, or behind itself, is refused by the field', () => {
  const refusal = expect.objectContaining({
    code: 'rule-violated',
    details: expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/afterId' })] }),
  })
  expect(() => rankAfter(board(2), 'elsewhere')).toThrow(refusal)
  expect(() => rankMovedAfter(board(2), board(2)[1]!, '1')).toThrow(refusal)
})

const columns = [
  { id: 'todo', status: 'pending' },
  { id: 'later', status: 'pending' },
  { id: 'done', status: 'completed' },
] as const

test('every status keeps a column', () => {
  expect(() => assertNotLastOfStatus(columns, columns[0])).not.toThrow()
  expect(() => assertNotLastOfStatus(columns, columns[2])).toThrow('completed')
})

test('tasks of a deleted column go to a column of the same status, which must be named when there are any', () => {
  expect(heirOf(columns, columns[0], { moveTo: 'later', holdsTasks: true })).toBe('later')
  expect(heirOf(columns, columns[0], { moveTo: undefined, holdsTasks: false })).toBe('later')
  for (const moveTo of [undefined, 'done', 'todo', 'elsewhere']) {
    expect(() => heirOf(columns, columns[0], { moveTo, holdsTasks: true })).toThrow('move_to')
  }
})
