import { createHash } from 'node:crypto'

/** How a random secret of 128 bits or more is kept: SHA-256 is enough, because it cannot be guessed (no password!). */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()
