import { errorCatalogue } from '@millrace/contract'
import type { Route } from '../route.ts'

interface Response {
  readonly description: string
  readonly headers?: object
  readonly content?: object
}

const names: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  406: 'NotAcceptable',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
  422: 'UnprocessableContent',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
}

const extraHeaders: Record<number, string[]> = {
  401: ['WWW-Authenticate'],
  409: ['Retry-After'],
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
  503: ['Retry-After'],
}

/** References to the problems that a route can answer, by status. */
export function problemsOf(route: Route): Record<string, { $ref: string }> {
  const statuses = Object.keys(names).map(Number).filter(statusFilter(route))
  return Object.fromEntries(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/${names[status]}` }]),
  )
}

function statusFilter({ method, access, limit, schema }: Route): (status: number) => boolean {
  const { params, query, body } = schema
  const isWrite = method !== 'GET'
  const possible: Record<number, boolean> = {
    400: params !== undefined || query !== undefined || isWrite,
    401: access !== 'public',
    403: access !== 'public',
    404: params !== undefined,
    409: isWrite,
    412: method === 'PATCH' || method === 'DELETE',
    413: body !== undefined,
    415: body !== undefined,
    422: isWrite,
    429: limit !== 'none',
  }
  return (status) => possible[status] ?? true
}

/** Every problem response by its name, with the codes of the catalogue that have its status. */
export function problemResponses(): Record<string, Response> {
  return Object.fromEntries(Object.entries(names).map(([status, name]) => [name, problemResponse(Number(status))]))
}

function problemResponse(status: number): Response {
  const entries = Object.entries(errorCatalogue).filter(([, entry]) => entry.status === status)
  return {
    description: entries.map(([code, { title }]) => `\`${code}\`: ${title}.`).join(' '),
    headers: headersOf(['X-Request-Id', ...(extraHeaders[status] ?? [])]),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

/** References to the described headers. */
export const headersOf = (headers: readonly string[]): Record<string, { $ref: string }> =>
  Object.fromEntries(headers.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
