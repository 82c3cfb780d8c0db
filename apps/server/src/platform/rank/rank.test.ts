import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankAtEnd, rankBetween, rankWithin } from './rank.ts'

describe('rankBetween', () => {
  test('lies between its neighbours, wherever cards are dropped', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 300 }), (drops) => {
        const ranks: string[] = []
        for (const drop of drops) {
          const place = drop % (ranks.length + 1)
          ranks.splice(place, 0, rankBetween(ranks[place - 1] ?? null, ranks[place] ?? null))
        }
        expect(ranks).toEqual([...ranks].sort())
        expect(new Set(ranks).size).toBe(ranks.length)
      }),
    )
  })

  test('never ends in zero, so that there is always room before it', () => {
    let first = rankBetween(null, null)
    for (let index = 0; index < 200; index += 1) {
      first = rankBetween(null, first)
      expect(first.endsWith('0')).toBe(false)
    }
  })

  test('refuses neighbours in the wrong order', () => {
    expect(() => rankBetween('b', 'a')).toThrow(RangeError)
    expect(() => rankBetween('a', 'a')).toThrow(RangeError)
  })
})

test('rankWithin stays in the gap and rarely gives the same twice', () => {
  const ranks = Array.from({ length: 40 }, () => rankWithin('a', 'b'))
  for (const rank of ranks) expect(rank > 'a' && rank < 'b').toBe(true)
  expect(new Set(ranks).size).toBeGreaterThan(15)
})

describe('rankAtEnd', () => {
  test('is after everything made before, also within one millisecond', () => {
    const ranks = Array.from({ length: 5000 }, (_, index) => rankAtEnd(1_790_000_000_000 + Math.floor(index / 4500)))
    expect(ranks).toEqual([...ranks].sort())
    expect(new Set(ranks).size).toBe(ranks.length)
  })
})
