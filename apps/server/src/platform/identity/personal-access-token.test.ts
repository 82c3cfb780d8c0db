import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashSecret } from '../crypto/hash-secret.ts'
import { isPersonalAccessToken, isWellFormed, newPersonalAccessToken } from './personal-access-token.ts'

test('a token is 27 base62 digits behind its prefix and is kept as SHA-256', () => {
  const { token, hash } = newPersonalAccessToken()

  expect(token).toMatch(/^mr_pat_[0-9A-Za-z]{27}$/)
  expect(hash).toEqual(createHash('sha256').update(token).digest())
  expect(hashSecret(token)).toEqual(hash)
})

test('tokens differ, in every digit', () => {
  const tokens = Array.from({ length: 2000 }, () => newPersonalAccessToken().token.slice('mr_pat_'.length))

  expect(new Set(tokens).size).toBe(2000)
  // 2^160 is 0.11 of 62^27, so the first digit is one of seven.
  for (let digit = 1; digit < 27; digit += 1) {
    expect(new Set(tokens.map((token) => token[digit])).size).toBe(62)
  }
})

test.each(['mr_pat_', `mr_pat_${'a'.repeat(26)}`, `mr_pat_${'a'.repeat(28)}`, `mr_pat_${'-'.repeat(27)}`])(
  '%s is no token',
  (text) => {
    expect(isPersonalAccessToken(text)).toBe(true)
    expect(isWellFormed(text)).toBe(false)
  },
)
