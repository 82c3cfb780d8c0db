import fc from 'fast-check'
import type { Route } from '../../src/platform/http/route.ts'
import type { Draft } from './draft.ts'
import { mutations, mutationsFor } from './mutations.ts'
import type { JsonSchema, KnownValues } from './schema-values.ts'
import { valuesOf } from './schema-values.ts'
import type { World } from './world.ts'

/** What fast-check draws, prints and shrinks: a well-formed request and the names of what spoils it. */
export interface Plan {
  readonly caller: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly spoilt: readonly { readonly by: string; readonly at: number }[]
}

/** Requests of one route: some well-formed, most with one mutation, some with several. */
export function plansOf(route: Route, { callers, known }: World): fc.Arbitrary<Plan> {
  const { params, query, body } = route.schema
  const kinds = mutationsFor({ hasBody: body !== undefined, hasQuery: query !== undefined })
  const mutation = fc.record({ by: fc.constantFrom(...kinds), at: fc.nat(500) })
  return fc.record(
    {
      caller: fc.constantFrom('owner', 'owner', 'owner', 'admin', 'admin', ...Object.keys(callers)),
      params: params ? paramsOf(route, known) : fc.constant({}),
      query: query ? queriesOf(query as JsonSchema, known) : fc.constant({}),
      headers: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers() }),
      ...(body && { body: valuesOf(body as JsonSchema, known) }),
      spoilt: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 6, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 1 }) },
        { weight: 2, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 4 }) },
      ),
    },
    { noNullPrototype: true },
  )
}

/** Mostly without a cursor and a page: few cursors fit, and a list that is asked for both answers nothing. */
function queriesOf(schema: JsonSchema, known: KnownValues): fc.Arbitrary<Plan['query']> {
  const { cursor, page, ...others } = schema.properties ?? {}
  const first = valuesOf({ ...schema, properties: others }, known)
  const all = valuesOf(schema, known)
  return fc.oneof({ weight: 3, arbitrary: first }, { weight: 1, arbitrary: all }) as fc.Arbitrary<Plan['query']>
}

/** A parameter named `id` is that of the collection before it in the path. */
function paramsOf({ path }: Route, known: KnownValues): fc.Arbitrary<Record<string, string>> {
  const segments = path.split('/')
  const names = segments.filter(isParameter).map((segment) => segment.slice(1, -1))
  const kindOf = (name: string) => (name === 'id' ? `${segments[segments.indexOf('{id}') - 1]}/id` : name)
  return fc.record(
    Object.fromEntries(
      names.map((name) => [
        name,
        valuesOf({ type: 'string', format: 'uuid' }, known, kindOf(name)) as fc.Arbitrary<string>,
      ]),
    ),
    { noNullPrototype: true },
  )
}

const headers = () =>
  fc.record(
    {
      'idempotency-key': fc.constantFrom('key-1', 'key-2', '"key-3"'),
      'if-match': fc.constantFrom('"1"', '"2"', '*'),
      'accept-encoding': fc.constantFrom('gzip', 'br'),
    },
    { requiredKeys: [], noNullPrototype: true },
  )

const isParameter = (segment: string) => segment.startsWith('{')

/** The request that a plan describes. */
export function draftOf(route: Route, plan: Plan, callers: World['callers']): Draft {
  const template = route.path.split('/')
  const draft: Draft = {
    method: route.method,
    segments: template.map((segment) => (isParameter(segment) ? (plan.params[segment.slice(1, -1)] ?? '') : segment)),
    parameters: template.flatMap((segment, at) => (isParameter(segment) ? [at] : [])),
    query: Object.entries(plan.query).map(([name, value]) => [name, encodeURIComponent(String(value))]),
    // Mutations change it, and the plan is needed again.
    body: structuredClone(plan.body),
    headers: { ...plan.headers, authorization: `Bearer ${callers[plan.caller]}` },
  }
  for (const { by, at } of plan.spoilt) mutations[by]?.(draft, at)
  return draft
}
