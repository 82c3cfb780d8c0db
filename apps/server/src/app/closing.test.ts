import { expect, test } from 'vitest'
import type { Closing } from './closing.ts'
import { openAll } from './closing.ts'

const steps = (closing: Closing, log: string[]) => {
  closing.add(() => void log.push('first'))
  closing.add(() => {
    log.push('second')
    throw new Error('second does not close')
  })
  closing.add(async () => void log.push('third'))
}

test('parts are closed in reverse, once, also when one of them fails', async () => {
  const log: string[] = []
  const close = await openAll(async (closing) => {
    steps(closing, log)
    return () => closing.close()
  })

  await expect(close()).rejects.toThrow('second does not close')
  await expect(close()).rejects.toThrow('second does not close')

  expect(log).toEqual(['third', 'second', 'first'])
})

test('what was opened is closed when a later part cannot be opened', async () => {
  const log: string[] = []
  const opening = openAll(async (closing) => {
    closing.add(() => void log.push('closed'))
    throw new Error('no port')
  })

  await expect(opening).rejects.toThrow('no port')
  expect(log).toEqual(['closed'])
})
