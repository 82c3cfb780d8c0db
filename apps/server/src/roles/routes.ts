import packageJson from '../../package.json' with { type: 'json' }
import type { OpenApiDocument } from '../platform/http/openapi.ts'
import { openApiDocument } from '../platform/http/openapi.ts'
import type { Route } from '../platform/http/route.ts'
import type { ProcessState } from './health.ts'
import { healthRoutes } from './health.ts'
import { routeTables } from './route-tables.ts'

/** Every route that the API process serves. */
export const apiRoutes = (state: ProcessState): readonly Route[] => [...routeTables, ...healthRoutes(state)]

/** The OpenAPI document of this version. */
export const apiDocument = (): OpenApiDocument =>
  openApiDocument(apiRoutes({ isStopping: () => false }), packageJson.version)
