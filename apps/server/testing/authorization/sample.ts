import type { Route } from '../../src/platform/http/route.ts'

/** The part of JSON Schema that the contract uses. */
export interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly examples?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly minProperties?: number
  readonly minimum?: number
}

/** The parts of a request by the name under which positions begin: `path.id`, `query.label[]`, `body.taskId`. */
export function partsOf({ schema }: Route): Readonly<Record<string, Schema>> {
  const { params, query, body } = schema
  return { ...(params && { path: params }), ...(query && { query }), ...(body && { body }) } as Record<string, Schema>
}

/** The positions below one, each with its schema. */
export function childrenOf(schema: Schema, at: string): readonly (readonly [at: string, schema: Schema])[] {
  if (schema.anyOf) return schema.anyOf.flatMap((variant) => childrenOf(variant, at))
  if (schema.items) return [[`${at}[]`, schema.items]]
  return Object.entries(schema.properties ?? {}).map(([name, property]) => [`${at}.${name}`, property] as const)
}

const isId = (schema: Schema): boolean => schema.format === 'uuid' || (schema.anyOf?.some(isId) ?? false)

const idsBelow = (schema: Schema, at: string): string[] =>
  isId(schema) || at.startsWith('path.')
    ? [at]
    : childrenOf(schema, at).flatMap(([position, child]) => idsBelow(child, position))

/** Every place of a request that holds an id, found in the route's schema. */
export const idPositions = (route: Route): string[] =>
  [...new Set(Object.entries(partsOf(route)).flatMap(([part, schema]) => idsBelow(schema, part)))].sort()

/** What a sample is made of. */
export interface Filling {
  /** Positions that are filled although they need not be. */
  readonly fill: readonly string[]
  readonly idAt: (position: string) => string
  /** Text that nobody used before. */
  readonly text: string
  /** Told of each object that is made, the inner ones first. */
  readonly onObject?: (made: Record<string, unknown>, schema: Schema) => void
}

/** What the schema takes for text and the rules do not. */
const formOf: Readonly<Record<string, string>> = { recurrence: 'FREQ=DAILY' }

const leadsTo = (at: string, positions: readonly string[]) =>
  positions.some((position) => position === at || position.startsWith(`${at}.`) || position.startsWith(`${at}[`))

/** The smallest value that the schema allows and that fills what is asked for. */
export function sample(schema: Schema, at: string, filling: Filling): unknown {
  if (isId(schema)) return filling.idAt(at)
  if (schema.anyOf) return sample(variantOf(schema.anyOf, at, filling.fill), at, filling)
  if (schema.enum) return schema.enum[0]
  if (schema.const !== undefined) return schema.const
  if (schema.items) return [sample(schema.items, `${at}[]`, filling)]
  if (schema.type === 'object') return sampleObject(schema, at, filling)
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer') return schema.minimum ?? 1
  if (schema.format === 'email') return `${filling.text}@example.com`
  return schema.examples?.[0] ?? formOf[at.slice(at.lastIndexOf('.') + 1)] ?? filling.text
}

function variantOf(variants: readonly Schema[], at: string, fill: readonly string[]): Schema {
  const asked = variants.find((variant) => childrenOf(variant, at).some(([position]) => leadsTo(position, fill)))
  return asked ?? (variants[0] as Schema)
}

function sampleObject(schema: Schema, at: string, filling: Filling): object {
  const properties = Object.entries(schema.properties ?? {})
  const filled = properties.filter(
    ([name]) => schema.required?.includes(name) || leadsTo(`${at}.${name}`, filling.fill),
  )
  const chosen = filled.length === 0 && schema.minProperties ? properties.slice(0, 1) : filled
  const made = Object.fromEntries(chosen.map(([name, property]) => [name, sample(property, `${at}.${name}`, filling)]))
  filling.onObject?.(made, schema)
  return made
}
