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

/** 201 with the object, where it is found, and a tag of this very view of it. */
export const createdSeen = (location: string, body: Versioned): Answer => ({
  status: 201,
  body,
  headers: { location, etag: tagOf(body) },
})

interface Seen {
  readonly body: Versioned
  readonly ifNoneMatch: string | string[] | undefined
}

/** What `okOrUnchanged` needs: the object and the tags that the caller has. */
export const seenBy = async ({ headers }: Pick<RouteRequest, 'headers'>, body: Promise<Versioned>): Promise<Seen> => ({
  body: await body,
  ifNoneMatch: headers['if-none-match'],
})

/** 200 with the object, or 304 when the caller has this very view of it. */
export function okOrUnchanged({ body, ifNoneMatch }: Seen): Answer {
  const etag = tagOf(body)
  return matchesNone(ifNoneMatch?.toString(), etag) ? { status: 304, headers: { etag } } : ok(body, { etag })
}

/**
 * What is shown depends on the reader's role and on other rows (a member's name), which the version does not tell;
 * letters made of the body do, and leave the version in front for `If-Match`.
 */
const tagOf = (body: Versioned): string =>
  entityTag(body.version, toLetters(createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 10)))

const toLetters = (hex: string) => hex.replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] as string)
