import { timingSafeEqual } from 'node:crypto'
import type { Provider } from 'oidc-provider'
import { hashSecret } from '../../crypto/hash-secret.ts'

/** Lets the provider compare the secret that a client sends with the hash that is kept: it would compare the two as they are. */
export function compareHashedSecrets({ Client }: Provider): void {
  Client.prototype.compareClientSecret = function (secret: string): boolean {
    const kept = Buffer.from(this.clientSecret ?? '', 'base64url')
    const given = hashSecret(secret)
    return kept.length === given.length && timingSafeEqual(kept, given)
  }
}
