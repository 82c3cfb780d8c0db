import { generateKeyPairSync } from 'node:crypto'
import type { JWK } from 'jose'
import { exportJWK } from 'jose'
import { expect, test } from 'vitest'
import { usableKeys } from './usable-keys.ts'

const rsa = await exportJWK(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)
const short = await exportJWK(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey)
const elliptic = await exportJWK(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey)
const other = await exportJWK(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey)
const edwards = await exportJWK(generateKeyPairSync('ed25519').publicKey)

const algorithmsOf = async (...keys: unknown[]) => (await usableKeys({ keys })).keys.map(({ alg }) => alg)

test('every key has one algorithm: its own, or the usual one of its kind', async () => {
  expect(await algorithmsOf(rsa, elliptic)).toEqual(['RS256', 'ES256'])
  expect(await algorithmsOf({ ...rsa, alg: 'PS256' }, { ...rsa, alg: 'RS256', use: 'sig' })).toEqual(['PS256', 'RS256'])
})

test('keys for something else are left out', async () => {
  const others: unknown[] = [
    { ...rsa, use: 'enc' },
    { ...rsa, alg: 'RSA-OAEP' },
    { ...rsa, alg: 'RS512' },
    { ...rsa, alg: 'ES256' },
    { ...elliptic, alg: 'RS256' },
    ...[short, other, edwards, { ...rsa, n: '***' }, { ...elliptic, x: 'AA' }, { kty: 'RSA' }, {}, null, 'x'],
  ]
  expect(await algorithmsOf(rsa, ...others)).toEqual(['RS256'])
  await expect(usableKeys({ keys: others })).rejects.toThrow('no key')
})

test.each([{ d: 'x' }, { p: 'x' }, { kty: 'oct' }, { k: 'x' }, { oth: [] }])(
  'a set with a private or secret key is refused as a whole: %j',
  async (secret: JWK | object) => {
    await expect(usableKeys({ keys: [rsa, { ...rsa, ...secret }] })).rejects.toThrow('private or secret')
  },
)

test.each([null, [], {}, { keys: null }, { keys: {} }, 'keys', 7])('%j is no set of keys', async (value) => {
  await expect(usableKeys(value)).rejects.toThrow('no set of keys')
})
