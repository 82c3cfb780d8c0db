import type { JSONWebKeySet, JWK } from 'jose'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { sharedSecret } from '../../crypto/server-secrets.ts'
import type { Queryable } from '../../database/query.ts'

const algorithm = 'RS256'

/**
 * The provider's private keys, made once for the deployment. The first signs; the others are there so that tokens
 * signed before a rotation can still be checked.
 */
export async function signingKeys(db: Queryable, now: Date): Promise<JSONWebKeySet> {
  const secret = await sharedSecret(db, 'oidc-signing-keys', makeKeys, now)
  return JSON.parse(secret.toString())
}

/** The half that anyone may see. */
export const publicHalf = ({ keys }: JSONWebKeySet): JSONWebKeySet => ({
  keys: keys.map(({ kty, n, e, kid, alg, use }) => ({ kty, n, e, kid, alg, use }) as JWK),
})

async function makeKeys(): Promise<Buffer> {
  const { privateKey } = await generateKeyPair(algorithm, { modulusLength: 2048, extractable: true })
  const key = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(key)
  return Buffer.from(JSON.stringify({ keys: [{ ...key, kid, alg: algorithm, use: 'sig' }] }))
}
