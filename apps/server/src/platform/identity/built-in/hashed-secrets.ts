import { createHash, timingSafeEqual } from 'node:crypto'
import type { Provider } from 'oidc-provider'

/**
 * Lets the provider compare the secret that a client sends with the hash that is kept: it would compare the two as they
 * are. SHA-256 is enough for 256 random bits.
 */
export function compareHashedSecrets({ Client }: Provider): void {
  Client.prototype.compareClientSecret = function (secret: string): boolean {
    const kept = Buffer.from(this.clientSecret ?? '', 'base64url')
    const given = createHash('sha256').update(secret).digest()
    return kept.length === given.length && timingSafeEqual(kept, given)
  }
}
