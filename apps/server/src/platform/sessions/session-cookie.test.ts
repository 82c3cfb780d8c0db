import { expect, test } from 'vitest'
import { newSecret } from './session.ts'
import { forgetOldSignIns, keepSession, keepSignIn, sessionSecretIn, signInSecretIn } from './session-cookie.ts'

const pairOf = (line: string) => line.split(';')[0] ?? ''

test('the secret is found among other cookies, and nothing else is taken for it', () => {
  const secret = newSecret()
  expect(sessionSecretIn(`a=b; __Host-millrace=${secret}; c=d`)).toBe(secret)
  expect(sessionSecretIn(`__Host-millrace=${secret}`)).toBe(secret)
  for (const other of [
    `x__Host-millrace=${secret}`,
    `__Host-millrace-sign-in-abc=${secret}`,
    `__Host-millrace=${secret}x`,
    `__Host-millrace="${secret}"`,
    '__Host-millrace=',
    `__host-millrace=${secret}`,
    '',
  ]) {
    expect(sessionSecretIn(other)).toBeUndefined()
  }
})

test('cookies are for this host, over TLS, out of reach of scripts and of other sites', () => {
  for (const line of [keepSession('s', 60), keepSignIn('state-of-a-sign-in', 's', 60)]) {
    expect(line).toMatch(/^__Host-millrace\S*=s; Max-Age=60; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
    expect(line).not.toMatch(/Domain/i)
  }
})

test('each sign-in has a cookie of its own, and they do not pile up', () => {
  const begun = Array.from({ length: 8 }, () => ({ state: newSecret(), secret: newSecret() }))
  const cookies = begun.map(({ state, secret }) => pairOf(keepSignIn(state, secret, 60)))

  for (const { state, secret } of begun) expect(signInSecretIn(cookies.join('; '), state)).toBe(secret)
  expect(signInSecretIn(cookies.join('; '), newSecret())).toBeUndefined()
  expect(forgetOldSignIns(cookies.slice(1).join('; '))).toEqual([])
  expect(forgetOldSignIns(cookies.join('; '))).toHaveLength(8)
})
