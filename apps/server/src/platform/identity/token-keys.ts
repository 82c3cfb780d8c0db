import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose'
import { createLocalJWKSet } from 'jose'
import { usableKeys } from './usable-keys.ts'

/** Finds the public key that a token's header names. What the header itself brings along is never used. */
export type TokenKeys = JWTVerifyGetKey

/** The keys of the built-in provider. */
export function localKeys(keys: JSONWebKeySet): TokenKeys {
  let found: Promise<TokenKeys> | undefined
  return async (header, token) => {
    found ??= usableKeys(keys).then(createLocalJWKSet)
    return (await found)(header, token)
  }
}
