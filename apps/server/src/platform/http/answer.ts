import { createHash } from 'node:crypto'
import type { Answer } from '../idempotency/answer.ts'

export type { Answer }

interface Versioned {
  readonly version: number
}

/**
 * Strong entity tag: the version, then letters that tell apart what different readers see of it (RFC 9110, 8.8.3).
 * `If-Match` compares the version alone.
 */
export const entityTag = (version: number, view: string): string => `"${version}${view}"`

/**
 * The tag of an object as one reader sees it. What is shown may depend on the reader's role and on other rows, such as
 * a member's name, which the version does not tell; letters made of the body do.
 */
const tagOf = (body: Versioned): string =>
  entityTag(body.version, toLetters(createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 10)))

const toLetters = (hex: string) => hex.replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))

export const ok = (body: string | object, headers?: Record<string, string>): Answer => ({
  status: 200,
  body,
  ...(headers && { headers }),
})

/** 200 with the object and its entity tag; a reader who has it already is answered 304 by the server. */
export const okVersioned = (body: Versioned): Answer => ok(body, { etag: tagOf(body) })

/** 201 with the object, where it is found, and its entity tag when it has a version. */
export const created = (location: string, body: object & Partial<Versioned>): Answer => ({
  status: 201,
  body,
  headers: { location, ...(isVersioned(body) && { etag: tagOf(body) }) },
})

const isVersioned = (body: Partial<Versioned>): body is Versioned => body.version !== undefined

/** 202 with the job, and where to ask what became of it. */
export const accepted = (location: string, body: object): Answer => ({ status: 202, body, headers: { location } })

export const noContent = (): Answer => ({ status: 204 })
