import type { JSONWebKeySet, JWTVerifyGetKey, RemoteJWKSet } from 'jose'
import { createLocalJWKSet, createRemoteJWKSet, errors } from 'jose'
import { AppError } from '../errors/app-error.ts'

/** Finds the public key that a token's header names. What the header itself brings along is never used. */
export type TokenKeys = JWTVerifyGetKey

const timeoutMilliseconds = 5000

/** The keys of the built-in provider. */
export const localKeys = (keys: JSONWebKeySet): TokenKeys => createLocalJWKSet(keys)

/**
 * The keys that an issuer publishes, looked for at the first token so that the issuer may start later than this
 * server. When it cannot be reached, tokens can neither be accepted nor refused: `unavailable`.
 */
export function remoteKeys(issuer: string): TokenKeys {
  let discovered: Promise<RemoteJWKSet> | undefined
  const discover = () => {
    discovered ??= discoverKeys(issuer).catch((err: unknown) => {
      discovered = undefined
      throw err
    })
    return discovered
  }
  return async (header, token) => {
    try {
      const find = await discover()
      return await find(header, token)
    } catch (err) {
      if (err instanceof errors.JWKSNoMatchingKey || err instanceof errors.JWKSMultipleMatchingKeys) throw err
      throw new AppError('unavailable', {
        detail: 'The identity provider does not answer, so that access tokens cannot be checked.',
        retryAfterSeconds: 5,
        cause: err,
      })
    }
  }
}

/** OpenID Connect Discovery 1.0, section 4. */
async function discoverKeys(issuer: string): Promise<RemoteJWKSet> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMilliseconds),
  })
  if (!response.ok) throw new Error(`The discovery document of ${issuer} answers ${response.status}`)
  const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown }
  if (found.issuer !== issuer) throw new Error(`The discovery document of ${issuer} names another issuer`)
  return createRemoteJWKSet(new URL(String(found.jwks_uri)), { timeoutDuration: timeoutMilliseconds })
}
