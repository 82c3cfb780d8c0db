import type { components, paths } from './openapi.ts'

export type { ErrorCode } from './api-error.ts'
export { ApiError } from './api-error.ts'
export type { ClientOptions, MillraceClient } from './client.ts'
export { answerOf, createClient, ifMatch } from './client.ts'
export type { paths }

/** The objects of the API by name. */
export type Schemas = components['schemas']
