import { expect, test } from 'vitest'
import { passwordProblem } from './password-rules.ts'

const email = 'ada.lovelace@example.test'

test.each([
  'correct horse battery',
  'grün ist die wiese',
  'k7#mQ2!xWz',
  'ada.lovelace likes looms',
  '🐎🔋📎🧵🌊🪵🕰️🎲🧭🪡',
])('%s may be used', (password) => {
  expect(passwordProblem(password, email)).toBeNull()
})

test.each([
  ['short', 'at least 10'],
  ['123456789', 'at least 10'],
  ['x'.repeat(1025), 'at most'],
  ['1234567890', 'first that attackers try'],
  ['Password123', 'first that attackers try'],
  ['QWERTYUIOP', 'first that attackers try'],
  ['aaaaaaaaaaaa', 'first that attackers try'],
  ['abcabcabcabc', 'first that attackers try'],
  ['ADA.Lovelace@example.test', 'e-mail address'],
  ['ada.lovelace', 'e-mail address'],
])('%s is refused and the reason is said', (password, reason) => {
  expect(passwordProblem(password, email)).toContain(reason)
})
