import type { ErrorCode, FieldError } from '@millrace/contract'

interface Details {
  /** For the person who reads it: what happened, why, what to do. */
  readonly detail?: string
  readonly errors?: readonly FieldError[]
  readonly retryAfterSeconds?: number
  readonly cause?: unknown
}

/** An error that the caller may know of. It has a code of the catalogue and knows nothing of HTTP. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Details

  constructor(code: ErrorCode, details: Details = {}) {
    super(details.detail ?? code, { cause: details.cause })
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** The same for what does not exist and for what the caller may not know of. */
export const notFound = () => new AppError('not-found')

export const forbidden = (detail: string) => new AppError('forbidden', { detail })

/** A request that the present state does not allow, with the field that collides when there is one. */
export const conflict = (detail: string, pointer?: string) =>
  new AppError('conflict', {
    detail,
    ...(pointer && { errors: [{ in: 'body', pointer, message: detail }] }),
  })

/** A well-formed request that breaks a rule of the product, with the field that breaks it. */
export const ruleViolated = (detail: string, pointer?: string) =>
  new AppError('rule-violated', {
    detail,
    ...(pointer && { errors: [{ in: 'body', pointer, message: detail }] }),
  })

/** A field of the request that passed the schema and still makes no sense. */
export const invalidField = (place: FieldError['in'], pointer: string, message: string) =>
  new AppError('invalid-request', { detail: message, errors: [{ in: place, pointer, message }] })
