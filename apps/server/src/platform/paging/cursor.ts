import { createHmac, timingSafeEqual } from 'node:crypto'
import { AppError } from '../errors/app-error.ts'

const signatureBytes = 12

/** Makes and reads opaque cursors: the keys of the last row, signed together with the list they belong to. */
export class Cursors {
  readonly #secret: Buffer

  constructor(secret: Buffer) {
    this.#secret = secret
  }

  /** `list` is everything that a cursor is bound to: caller, route, filters, order. */
  encode(list: string, keys: readonly string[]): string {
    const payload = Buffer.from(JSON.stringify(keys))
    return Buffer.concat([this.#sign(list, payload), payload]).toString('base64url')
  }

  /** The keys, `count` of them; any other cursor is 400. */
  decode(list: string, cursor: string, count: number): string[] {
    const bytes = Buffer.from(cursor, 'base64url')
    const signature = bytes.subarray(0, signatureBytes)
    const payload = bytes.subarray(signatureBytes)
    if (signature.length < signatureBytes || !timingSafeEqual(signature, this.#sign(list, payload))) throw invalid()
    const keys = JSON.parse(payload.toString()) as string[]
    if (keys.length !== count) throw invalid()
    return keys
  }

  #sign(list: string, payload: Buffer): Buffer {
    return createHmac('sha256', this.#secret)
      .update(list)
      .update('\n')
      .update(payload)
      .digest()
      .subarray(0, signatureBytes)
  }
}

const invalid = () =>
  new AppError('invalid-cursor', {
    detail: 'The cursor belongs to another list or filter, or was changed. Start again without it.',
    errors: [{ in: 'query', pointer: 'cursor', message: 'is not a cursor of this list' }],
  })
