import { expect, test } from 'vitest'
import { SignInDelay } from './sign-in-delay.ts'

const second = 1000
const minute = 60 * second

/** Guesses from a new address every 100 ms; how many were looked at. */
function guessFromEverywhere(delay: SignInDelay, account: string, from: number, duration: number): number {
  let admitted = 0
  for (let passed = 0; passed < duration; passed += 100) {
    const guess = from + passed
    if (delay.admit(account, `10.${(guess >> 16) & 255}.${(guess >> 8) & 255}.${guess & 255}`, guess)) admitted += 1
  }
  return admitted
}

test('many addresses together guess one account no faster than once a minute in the end', () => {
  const delay = new SignInDelay()

  expect(guessFromEverywhere(delay, 'ada', 0, 60 * minute)).toBeLessThan(20 + 6 + 60)
  expect(guessFromEverywhere(delay, 'bob', 0, second)).toBe(10)
})

test('an account is never locked: a minute later somebody from a new address is admitted', () => {
  const delay = new SignInDelay()
  guessFromEverywhere(delay, 'ada', 0, 60 * minute)

  expect(delay.admit('ada', '192.0.2.1', 61 * minute)).toBe(true)
})

test('where the password was right before, guesses from elsewhere do not matter', () => {
  const delay = new SignInDelay()
  delay.admit('ada', '192.0.2.1', 0)
  delay.succeeded('ada', '192.0.2.1')
  guessFromEverywhere(delay, 'ada', 0, 10 * minute)

  expect(delay.admit('ada', '192.0.2.2', 10 * minute)).toBe(false)
  expect(delay.admit('ada', '192.0.2.1', 10 * minute)).toBe(true)
})

test('who is held back because of others is not counted for trying, and is admitted when their wait is over', () => {
  const delay = new SignInDelay()
  // The last of these guesses is looked at after about 545 seconds.
  guessFromEverywhere(delay, 'ada', 0, 550 * second)
  const tries = Array.from({ length: 60 }, (_, passed) => delay.admit('ada', '192.0.2.1', (550 + passed) * second))

  expect(tries.slice(0, 50)).not.toContain(true)
  expect(tries.slice(50)).toContain(true)
})

test('the addresses of one IPv6 network guess as one', () => {
  const delay = new SignInDelay()
  for (let host = 1; host <= 5; host += 1) expect(delay.admit('ada', `2001:db8::${host}`, 0)).toBe(true)

  expect(delay.admit('ada', '2001:db8::ffff', 0)).toBe(false)
  expect(delay.admit('ada', '2001:db8:0:1::1', 0)).toBe(true)
})
