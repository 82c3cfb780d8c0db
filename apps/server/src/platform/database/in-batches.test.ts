import { expect, test } from 'vitest'
import { batchRows, inBatches } from './in-batches.ts'

test('goes on until a batch is not full, or the signal', async () => {
  const left = [batchRows, batchRows, 7, batchRows]
  const remove = async () => left.shift() ?? 0
  expect(await inBatches(remove)).toBe(2 * batchRows + 7)
  const ending = new AbortController()
  const endless = async (limit: number) => {
    ending.abort()
    return limit
  }
  expect(await inBatches(endless, ending.signal)).toBe(batchRows)
  expect(await inBatches(endless, ending.signal)).toBe(0)
})
