import { Problem } from '@millrace/contract'
import { Components } from './openapi/components.ts'
import { answerHeaders, requestHeaders } from './openapi/headers.ts'
import { operationOf } from './openapi/operation.ts'
import { problemResponses } from './openapi/problem-responses.ts'
import { tags } from './openapi/tags.ts'
import type { Route } from './route.ts'

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const description = `Task management for many people at once.

Programs send \`Authorization: Bearer <token>\` with an access token of the OpenID provider or a personal access token.
Lists answer \`items\` and \`nextCursor\`. Errors are problem details (RFC 9457) with a stable \`code\`.`

/** The document that describes the route tables. */
export function openApiDocument(routes: readonly Route[], version: string): OpenApiDocument {
  const components = new Components()
  components.reference(Problem)
  const paths = pathsOf(routes, components)
  const used = new Set(routes.map(({ tag }) => tag))
  return {
    openapi: '3.1.0',
    info: { title: 'Millrace', version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/', description: 'This server' }],
    tags: tags.filter(({ name }) => used.has(name)),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An access token or a personal access token.' },
      },
      headers: answerHeaders,
      parameters: requestHeaders,
      responses: problemResponses(),
      schemas: components.schemas,
    },
  } as OpenApiDocument
}

function pathsOf(routes: readonly Route[], components: Components): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const operations = paths[route.path] ?? {}
    paths[route.path] = operations
    operations[route.method.toLowerCase()] = operationOf(route, components)
  }
  return paths
}
