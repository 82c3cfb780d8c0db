import { expect, test } from 'vitest'
import { OfferedEntries } from './offered-entries.ts'
import { mostBytes } from './relay.store.ts'

const entry = (position: number, bytes = 10) => ({
  position,
  message: { id: `${position}`, type: 'task.created', key: '', body: Buffer.alloc(bytes) },
})
const positions = (entries: readonly { position: number }[]) => entries.map(({ position }) => position)

test('those that follow are taken in order, a few at a time', () => {
  const offered = new OfferedEntries()
  offered.add([entry(4), entry(5)])
  offered.add([entry(6), entry(7)])
  expect(positions(offered.takeAfter(3, 3))).toEqual([4, 5, 6])
  expect(offered.isMoreBehind).toBe(true)
  expect(positions(offered.takeAfter(6, 3))).toEqual([7])
  expect(offered.isMoreBehind).toBe(false)
  expect(offered.takeAfter(7, 3)).toEqual([])
})

test('what was published from the database in the meantime is left out', () => {
  const offered = new OfferedEntries()
  offered.add([entry(4), entry(5), entry(6)])
  expect(positions(offered.takeAfter(5, 10))).toEqual([6])
})

test('nothing is taken behind a gap until what is in it was read', () => {
  const offered = new OfferedEntries()
  offered.add([entry(4), entry(5)])
  expect(offered.takeAfter(2, 10)).toEqual([])
  expect(offered.isMoreBehind).toBe(true)
  expect(positions(offered.takeAfter(3, 10))).toEqual([4, 5])
  expect(offered.isMoreBehind).toBe(false)
})

test('what comes behind a gap is not kept, and found when the feed is read', () => {
  const offered = new OfferedEntries()
  offered.add([entry(4)])
  offered.add([entry(6), entry(7)])
  expect(offered.isOpen).toBe(false)
  expect(positions(offered.takeAfter(3, 10))).toEqual([4])
  expect(offered.isMoreBehind).toBe(true)
  offered.forgive()
  expect(offered.isMoreBehind).toBe(false)
  expect(offered.isOpen).toBe(true)
})

test('long ones are taken with few others, but taken', () => {
  const offered = new OfferedEntries()
  offered.add([entry(1, mostBytes), entry(2), entry(3, mostBytes + 1)])
  expect(offered.isOpen).toBe(false)
  expect(positions(offered.takeAfter(0, 10))).toEqual([1])
  expect(positions(offered.takeAfter(1, 10))).toEqual([2, 3])
})

test('what was put into the feed and not given is missed until the feed is read', () => {
  const offered = new OfferedEntries()
  offered.add([])
  expect(offered.isMoreBehind).toBe(true)
})
