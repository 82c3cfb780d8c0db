import { createHash } from 'node:crypto'
import type { Answer } from '../../platform/http/answer.ts'
import { entityTag, ok } from '../../platform/http/answer.ts'
import { matchesNone } from '../../platform/http/precondition.ts'
import type { RouteRequest } from '../../platform/http/route.ts'

interface Versioned {
  readonly version: number
}

/** 200 with the object and a tag of this very view of it. */
export const okSeen = (body: Versioned): Answer => ok(body, { etag: tagOf(body) })

/** An object that was read, and the tag of what the reader has of it already. */
interface Seen<Body> {
  readonly body: Body
  readonly ifNoneMatch: string | undefined
}

export const seen = <Body extends Versioned>(body: Body, headers: RouteRequest['headers']): Seen<Body> => ({
  body,
  ifNoneMatch: headers['if-none-match'] as string | undefined,
})

/** 304 to a reader who has this very view, else as `okSeen`. */
export function okOrUnchanged({ body, ifNoneMatch }: Seen<Versioned>): Answer {
  const etag = tagOf(body)
  return matchesNone(ifNoneMatch, etag) ? { status: 304, headers: { etag } } : ok(body, { etag })
}

/** 201 with the object, where it is found, and a tag of this very view of it. */
export const createdSeen = (location: string, body: Versioned): Answer => ({
  status: 201,
  body,
  headers: { location, etag: tagOf(body) },
})

/**
 * What is shown of a person or a team depends on the reader and on other rows (a member's name), which the version
 * does not tell; letters made of the body do, and leave the version in front for `If-Match`.
 */
const tagOf = (body: Versioned): string =>
  entityTag(body.version, toLetters(createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 10)))

const toLetters = (hex: string) => hex.replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] as string)
