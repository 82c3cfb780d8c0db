import type { components } from './openapi.ts'

type Problem = components['schemas']['Problem']

/** The codes of the API, and two for an answer that never came or was not understood. */
export type ErrorCode = Problem['code'] | 'second-factor-required' | 'unreachable' | 'unexpected'

/** A refused or failed call. `status` is 0 when no answer came. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: ErrorCode
  readonly detail: string | null
  readonly errors: NonNullable<Problem['errors']>
  readonly requestId: string | null

  constructor(status: number, problem: Partial<Omit<Problem, 'code'>> & { code: ErrorCode }, options?: ErrorOptions) {
    super(problem.detail ?? problem.title ?? problem.code, options)
    this.status = status
    this.code = problem.code
    this.detail = problem.detail ?? null
    this.errors = problem.errors ?? []
    this.requestId = problem.requestId ?? null
  }
}

/** The error of an answer that is not 2xx; `body` is what was parsed of it. */
export function errorOf(response: Response, body: unknown): ApiError {
  const isProblem = typeof body === 'object' && body !== null && 'code' in body
  const requestId = response.headers.get('x-request-id')
  return new ApiError(response.status, isProblem ? (body as Problem) : { code: 'unexpected', requestId })
}
