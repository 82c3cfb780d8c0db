import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Nullable } from './common.ts'

interface ErrorEntry {
  readonly status: number
  /** Constant for the code, as RFC 9457 asks. */
  readonly title: string
}

/** Every error that the API can answer: its HTTP status and title. `docs/errors.md` explains each. */
export const errorCatalogue = {
  'invalid-request': { status: 400, title: 'The request has invalid fields' },
  'malformed-request': { status: 400, title: 'The request is not valid HTTP' },
  'malformed-body': { status: 400, title: 'The body is not valid JSON' },
  'invalid-cursor': { status: 400, title: 'The cursor is not one of this list' },
  'invalid-idempotency-key': { status: 400, title: 'The idempotency key is not usable' },
  'invalid-precondition': { status: 400, title: 'The precondition header is not an entity tag' },
  unauthenticated: { status: 401, title: 'A valid access token is needed' },
  'second-factor-required': { status: 401, title: 'A recent second factor is needed' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'not-acceptable': { status: 406, title: 'The answer cannot be given in an accepted form' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  conflict: { status: 409, title: 'The request conflicts with the present state' },
  'idempotency-key-in-use': { status: 409, title: 'The first request with this key is still running' },
  'precondition-failed': { status: 412, title: 'The object has changed since it was read' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  'rule-violated': { status: 422, title: 'The request breaks a rule' },
  'idempotency-key-reused': { status: 422, title: 'The idempotency key was used for another request' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something went wrong' },
  unavailable: { status: 503, title: 'The service is not available for the moment' },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorCatalogue

/** One field that is wrong: a JSON Pointer (RFC 6901) into the body, or the parameter's name in the query or path. */
export const FieldError = Closed({
  in: Type.Enum(['body', 'query', 'path', 'header']),
  pointer: Type.String({ examples: ['/title'] }),
  message: Type.String(),
})
export type FieldError = Static<typeof FieldError>

/** Problem details (RFC 9457). */
export const Problem = Closed(
  {
    type: Type.String({ examples: ['urn:millrace:problem:not-found'] }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.Enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]]),
    detail: Type.Optional(Type.String()),
    requestId: Nullable(Type.String()),
    errors: Type.Optional(Type.Array(FieldError)),
  },
  { title: 'Problem' },
)
export type Problem = Static<typeof Problem>
