import type { Problem } from '@millrace/contract'
import { errorCatalogue } from '@millrace/contract'
import type { FastifyError } from 'fastify'
import { refusalByDatabase } from '../database/refusal.ts'
import { AppError } from '../errors/app-error.ts'

const problemType = (code: string) => `urn:millrace:problem:${code}`

/** Problem details (RFC 9457) of an error, for the request with that id, or for a part of one. */
export function toProblem({ code, details }: AppError, requestId: string | null): Problem {
  const { status, title } = errorCatalogue[code]
  return {
    type: problemType(code),
    title,
    status,
    code,
    ...(details.detail !== undefined && { detail: details.detail }),
    requestId,
    ...(details.errors && { errors: [...details.errors] }),
  }
}

/** What the caller is told of any error: its own code when it has one, otherwise nothing of what is inside. */
export function toAppError(err: unknown): AppError {
  if (err instanceof AppError) return err
  return refusalByDatabase(err) ?? fromFramework(err) ?? new AppError('internal', { cause: err })
}

/** Errors that Fastify finds before a route runs. */
function fromFramework(err: unknown): AppError | null {
  const { code, statusCode } = err as Partial<FastifyError>
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new AppError('body-too-large', { detail: 'The body is larger than this route takes.' })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new AppError('unsupported-media-type', { detail: 'Send the body as application/json.' })
  }
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return new AppError('malformed-body', { detail: 'A JSON body is needed.' })
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') {
    return new AppError('malformed-body', { detail: 'The body is not valid JSON.' })
  }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return new AppError('invalid-request')
  return null
}
