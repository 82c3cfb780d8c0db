import { AppError } from '../errors/app-error.ts'
import { stale } from '../errors/assert-version.ts'

/**
 * The version that an `If-Match` header demands: null when it demands none (absent or `*`). Strong comparison
 * (RFC 9110, 13.1.1): a weak tag never matches. The letters after the version tell views apart and are ignored.
 */
export function requiredVersion(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null
  const version = /^\s*"(\d{1,10})[a-z]*"\s*$/.exec(header)?.[1]
  if (version !== undefined) return Number(version)
  if (/^\s*W\/"[^"]*"\s*$/.test(header)) throw stale()
  throw new AppError('invalid-precondition', {
    detail: 'If-Match takes one strong entity tag, as the ETag header gave it.',
    errors: [{ in: 'header', pointer: 'If-Match', message: 'must be one strong entity tag' }],
  })
}

/** Whether `If-None-Match` names the tag, so that 304 may answer (weak comparison, RFC 9110, 13.1.2). */
export function matchesNone(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  if (header === tag || header.trim() === '*') return true
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag)
}
