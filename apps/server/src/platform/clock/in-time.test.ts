import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTime, Late } from './in-time.ts'

test('what comes in time is answered, and so is its error', async () => {
  let told: AbortSignal | undefined
  const work = async (signal: AbortSignal) => {
    told = signal
    return 'done'
  }
  expect(await inTime(work, 5000, 'too late')).toBe('done')
  expect(told?.aborted).toBe(false)
  await expect(inTime(() => Promise.reject(new Error('broken')), 5000, 'too late')).rejects.toThrow('broken')
})

test('what does not come is given up and told so, and may fail later without harm', async () => {
  const work = (signal: AbortSignal) => delay(60_000, undefined, { signal })
  const late = inTime(work, 10, 'it took too long')
  await expect(late).rejects.toBeInstanceOf(Late)
  await expect(late).rejects.toThrow('it took too long')
})
