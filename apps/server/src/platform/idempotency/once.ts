import { createHash } from 'node:crypto'
import { AppError } from '../errors/app-error.ts'
import type { Answer } from './answer.ts'

/** One try at a request that carries an idempotency key. */
export interface Attempt {
  readonly key: string
  /** Method and path template: the same key on another route is another key. */
  readonly route: string
  /** SHA-256 over path, precondition and body. */
  readonly fingerprint: Buffer
}

/** An attempt together with how to write down its answer, so that a second try gets the same one. */
export interface Once extends Attempt {
  /** Renders what the use case returns as the answer that is kept and replayed. */
  readonly render: (result: never) => Answer
}

/** The actor with an attempt that keeps another answer than the one given: for what is told only once, such as a secret. */
export function keeping<Result, Actor extends { readonly once?: Once }>(
  actor: Actor,
  kept: (result: Result) => Result,
): Actor {
  const { once } = actor
  if (!once) return actor
  return { ...actor, once: { ...once, render: (result: Result) => once.render(kept(result) as never) } }
}

/** The key of an `Idempotency-Key` header: 1 to 255 printable ASCII characters, quoted (RFC 8941 string) or bare. */
export function parseIdempotencyKey(header: string): string {
  const key = /^"([^"\\]*)"$/.exec(header)?.[1] ?? header
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new AppError('invalid-idempotency-key', {
      detail: 'Idempotency-Key takes 1 to 255 printable ASCII characters.',
      errors: [{ in: 'header', pointer: 'Idempotency-Key', message: 'must be 1 to 255 printable ASCII characters' }],
    })
  }
  return key
}

/** Two requests with the same fingerprint ask for the same thing; the order of properties does not matter. */
export function fingerprint(path: string, precondition: string | undefined, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${path}\n${precondition ?? ''}\n${JSON.stringify(body, sortedKeys)}`)
    .digest()
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
