import { ApiError } from '@millrace/client'

/** Deleted, or not shared any more: what was read of it before is not shown on. */
export const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 404
