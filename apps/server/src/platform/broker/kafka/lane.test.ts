import { expect, test } from 'vitest'
import { Lane, mostAhead } from './lane.ts'
import type { StoredRecord } from './record.ts'

const record = (offset: number, key: string | null = `key-${offset}`): StoredRecord => ({
  ...{ topic: 'task.events', partition: 0, offset: BigInt(offset), timestamp: offset },
  ...{ key: key === null ? null : Buffer.from(key), value: null, headers: new Map() },
})

const start = { committed: 0n, end: 10n }
function laneOf(records: readonly StoredRecord[], position = BigInt(records.length)): Lane {
  const lane = new Lane('task.events', 0, start, null)
  lane.add(records, position)
  return lane
}

const takeAll = (lane: Lane) => {
  const taken: StoredRecord[] = []
  for (let next = lane.take(0); next; next = lane.take(0)) taken.push(next)
  return taken
}

test('only what is finished without a gap is committed', () => {
  const lane = laneOf([record(0), record(1), record(2)])
  const [first, second, third] = takeAll(lane)
  lane.finish(second as StoredRecord)
  expect(lane.toCommit).toBeNull()
  lane.finish(first as StoredRecord)
  expect(lane.toCommit).toBe(2n)
  lane.finish(third as StoredRecord)
  expect(lane.toCommit).toBe(3n)
})

test('what was passed over is committed with what is finished', () => {
  const lane = laneOf([record(3)], 8n)
  expect(lane.toCommit).toBe(3n)
  lane.finish(lane.take(0) as StoredRecord)
  expect(lane.toCommit).toBe(8n)
})

test('of one key a message is in hand only after the one before it; messages without a key wait for none', () => {
  const lane = laneOf([record(0, 'a'), record(1, 'a'), record(2, 'b'), record(3, null), record(4, null)])
  const taken = takeAll(lane)
  expect(taken.map(({ offset }) => Number(offset))).toEqual([0, 2, 3, 4])
  lane.finish(taken[0] as StoredRecord)
  expect(lane.take(0)?.offset).toBe(1n)
})

test('nothing is given out far beyond what is committed', () => {
  const lane = laneOf(Array.from({ length: Number(mostAhead) + 50 }, (_, offset) => record(offset)))
  expect(takeAll(lane)).toHaveLength(Number(mostAhead))
  lane.committed(10n)
  expect(takeAll(lane)).toHaveLength(10)
})

test('only what was there when the partition was taken up may have been in hand of another', () => {
  const lane = laneOf([])
  expect([0, 9, 10].map((offset) => lane.isRedelivered(record(offset)))).toEqual([true, true, false])
})

test('a message that waits for its time is given out then', () => {
  const lane = new Lane('task.a.retry.5s', 0, start, ({ timestamp }) => timestamp + 5000)
  lane.add([record(0), record(1000)], 2n)
  expect([lane.take(4999), lane.dueIn(4999)]).toEqual([null, 1])
  expect(lane.take(5000)?.offset).toBe(0n)
  expect([lane.take(5000), lane.dueIn(5000)]).toEqual([null, 1000])
})
