import { expect, test } from 'vitest'
import type { Held } from './held-answers.ts'
import { HeldAnswers } from './held-answers.ts'

interface Person {
  readonly name: string
}

const space = { values: 3, nulls: 3 }

test('many who ask at the same time cause one look-up', async () => {
  let lookUps = 0
  const answers = new HeldAnswers<Person>(async (key, now) => {
    lookUps += 1
    return { value: { name: key }, until: now + 5 }
  })

  const held = await Promise.all(Array.from({ length: 20 }, () => answers.get('ada', 0)))

  expect(lookUps).toBe(1)
  expect(new Set(held.map(({ value }) => value)).size).toBe(1)
})

test('an answer holds until its end and not longer', async () => {
  let lookUps = 0
  const answers = new HeldAnswers<Person>(async (key, now) => {
    lookUps += 1
    return { value: { name: `${key} ${lookUps}` }, until: now + 5 }
  })
  await answers.get('ada', 0)

  expect((await answers.get('ada', 4)).value?.name).toBe('ada 1')
  expect((await answers.get('ada', 5)).value?.name).toBe('ada 2')
})

test('a failure reaches everyone who waits and is not held', async () => {
  let fails = true
  const answers = new HeldAnswers<Person>(async (key, now) => {
    if (fails) throw new Error('away')
    return { value: { name: key }, until: now + 5 }
  })
  const asked = await Promise.allSettled([answers.get('ada', 0), answers.get('ada', 0)])
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])

  fails = false
  expect((await answers.get('ada', 0)).value?.name).toBe('ada')
})

test('keys that lead to nothing push no value out', async () => {
  const asked: string[] = []
  const answers = new HeldAnswers<Person>(async (key, now) => {
    asked.push(key)
    return { value: key === 'ada' ? { name: key } : null, until: now + 5 }
  }, space)
  await answers.get('ada', 0)
  for (let key = 0; key < 100; key += 1) await answers.get(String(key), 0)
  await answers.get('ada', 0)

  expect(asked.filter((key) => key === 'ada')).toHaveLength(1)
})

test('what was being looked up when it was to be forgotten is not held', async () => {
  const finish: ((held: Held<Person>) => void)[] = []
  const answers = new HeldAnswers<Person>(() => new Promise((resolve) => finish.push(resolve)))
  const before = answers.get('ada', 0)
  answers.forget(() => true)
  const after = answers.get('ada', 0)
  finish[1]?.({ value: { name: 'new' }, until: 5 })
  await after
  finish[0]?.({ value: { name: 'old' }, until: 5 })
  await before

  expect((await answers.get('ada', 1)).value?.name).toBe('new')
})
