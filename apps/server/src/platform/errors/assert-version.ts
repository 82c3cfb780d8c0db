import { AppError } from './app-error.ts'

/** Refuses when the present version is not the demanded one. */
export function assertVersion(present: number, required: number | null): void {
  if (required !== null && present !== required) throw stale(present)
}

export const stale = (present?: number) =>
  new AppError('precondition-failed', {
    detail: `Somebody changed this after you read it${present === undefined ? '' : ` (it is at version ${present} now)`}. Read it again and repeat your change.`,
  })
