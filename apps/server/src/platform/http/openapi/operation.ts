import type { TObject, TSchema } from 'typebox'
import { Type } from 'typebox'
import type { Route } from '../route.ts'
import type { Components } from './components.ts'
import { headersOf, problemsOf } from './problem-responses.ts'

/** The OpenAPI operation of a route. */
export function operationOf(route: Route, components: Components): object {
  const { body } = route.schema
  const parameters = parametersOf(route, components)
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.tag],
    'x-permission': route.access,
    security: route.access === 'public' ? [] : [{ bearer: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(mediaTypes(route), components.reference(body)) } }),
    responses: { ...answersOf(route, components), ...problemsOf(route) },
  }
}

const verbs = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

/** `PATCH /v1/projects/{id}/labels/{labelId}` is `patchProjectsByIdLabelsByLabelId`. */
function operationId({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const words = path
    .replace(/^\/v1\//, '')
    .replaceAll(/\{(\w+)\}/g, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
  return verbs[method] + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function parametersOf(route: Route, components: Components): object[] {
  const { params, query } = route.schema
  return [
    ...namedParameters('path', params, components),
    ...namedParameters('query', query, components),
    ...headerNames(route).map((name) => ({ $ref: `#/components/parameters/${name}` })),
  ]
}

function namedParameters(place: 'path' | 'query', schema: TObject | undefined, components: Components): object[] {
  const required: readonly string[] = schema?.required ?? []
  return Object.entries<TSchema>(schema?.properties ?? {}).map(([name, type]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(Type.IsArray(type) && { description: 'Several values: repeat the parameter, or separate them with commas.' }),
    schema: components.reference(type),
  }))
}

function headerNames(route: Route): string[] {
  const { method } = route
  const names: string[] = []
  if (method === 'POST' || method === 'PATCH') names.push('IdempotencyKey')
  if (method === 'PATCH' || method === 'DELETE') names.push('IfMatch')
  if (isCacheable(route)) names.push('IfNoneMatch')
  return names
}

const mediaTypes = ({ method }: Route) =>
  method === 'PATCH' ? ['application/merge-patch+json', 'application/json'] : ['application/json']

const contentOf = (types: readonly string[], schema: object) =>
  Object.fromEntries(types.map((type) => [type, { schema }]))

function answersOf(route: Route, components: Components): Record<string, object> {
  const answers = Object.entries(route.schema.answer).map(([status, schema]) => [
    status,
    answerOf(route, Number(status), schema, components),
  ])
  const unchanged = {
    description: 'Not changed since the version in `If-None-Match`.',
    headers: headersOf(['X-Request-Id', 'ETag']),
  }
  return { ...Object.fromEntries(answers), ...(isCacheable(route) && { 304: unchanged }) }
}

const descriptions: Record<number, string> = {
  200: 'Done.',
  201: 'Created.',
  202: 'Accepted; it goes on in the background.',
  204: 'Done; there is nothing to tell.',
}

function answerOf(route: Route, status: number, schema: TSchema | null, components: Components): object {
  const headers = ['X-Request-Id']
  if (hasVersion(schema)) headers.push('ETag')
  if (status === 201 || status === 202) headers.push('Location')
  if (route.access !== 'public') headers.push('RateLimit', 'RateLimit-Policy')
  return {
    description: descriptions[status] ?? 'Done.',
    headers: headersOf(headers),
    ...(schema && { content: contentOf(['application/json'], components.reference(schema)) }),
  }
}

const isCacheable = ({ method, schema }: Route) => method === 'GET' && hasVersion(schema.answer[200] ?? null)

const hasVersion = (schema: TSchema | null): boolean =>
  (schema as Partial<TObject> | null)?.properties?.version !== undefined
