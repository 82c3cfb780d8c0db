import fc from 'fast-check'

/** The part of JSON Schema that the contract uses. */
export interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly minProperties?: number
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** Values of the test's data that belong in a property of that name, such as ids of projects in `projectId`. */
export type KnownValues = (property: string) => readonly string[]

const mostItems = 4
const longestText = 40
// Names that every JavaScript object answers to.
const treacherousNames = ['constructor', 'toString', 'valueOf', 'hasOwnProperty']

/** Values that fit the schema. A keyword that is not understood here throws, so that no schema is fuzzed by half. */
export function valuesOf(schema: JsonSchema, known: KnownValues, property = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((option) => valuesOf(option, known, property)))
  const make = makers[schema.type ?? '']
  if (!make) throw new Error(`No values can be made for ${JSON.stringify(schema)} of "${property}"`)
  return make(schema, known, property)
}

type Maker = (schema: JsonSchema, known: KnownValues, property: string) => fc.Arbitrary<unknown>

const makers: Record<string, Maker> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: ({ minimum = -1000, maximum = 1000 }) => fc.integer({ min: minimum, max: maximum }),
  number: () => fc.double({ noNaN: true, noDefaultInfinity: true }),
  string: texts,
  array: arrays,
  object: (schema, known) => (schema.patternProperties ? records(schema, known) : objects(schema, known)),
}

function arrays(schema: JsonSchema, known: KnownValues, property: string): fc.Arbitrary<unknown> {
  const { items = {}, minItems = 0, maxItems = mostItems, uniqueItems = false } = schema
  const item = valuesOf(items, known, property)
  const size = { minLength: minItems, maxLength: Math.min(maxItems, mostItems) }
  return uniqueItems ? fc.uniqueArray(item, size) : fc.array(item, size)
}

function objects(schema: JsonSchema, known: KnownValues): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], minProperties = 0 } = schema
  const values = Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, valuesOf(inner, known, name)]),
  )
  const all = fc.record(values, { requiredKeys: [...required], noNullPrototype: true })
  return all.filter((value) => Object.keys(value).length >= minProperties)
}

function records({ patternProperties = {} }: JsonSchema, known: KnownValues): fc.Arbitrary<unknown> {
  const [[pattern, inner] = ['', {}]] = Object.entries(patternProperties)
  const names = fc.oneof(fc.stringMatching(new RegExp(pattern)), fc.constantFrom(...treacherousNames))
  return fc.dictionary(names, valuesOf(inner, known), { maxKeys: mostItems, noNullPrototype: true })
}

const formats: Record<string, () => fc.Arbitrary<string>> = {
  uuid: () => fc.uuid(),
  email: () => fc.stringMatching(/^[a-z]{1,10}\.[a-z0-9]{1,10}@[a-z]{1,10}\.example$/),
  date: () => instants().map((at) => at.slice(0, 10)),
  'date-time': instants,
}

function instants(): fc.Arbitrary<string> {
  const [min, max] = [new Date('1000-01-01T00:00:00Z'), new Date('2999-12-31T23:59:59.999Z')]
  return fc.date({ min, max, noInvalidDate: true }).map((at) => at.toISOString())
}

function texts(schema: JsonSchema, known: KnownValues, property: string): fc.Arbitrary<unknown> {
  const values = known(property)
  const free = freeTexts(schema)
  return values.length === 0
    ? free
    : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: free })
}

function freeTexts({ format, pattern, minLength = 0, maxLength = longestText }: JsonSchema): fc.Arbitrary<string> {
  const fits = new RegExp(pattern ?? '', 'u')
  if (format !== undefined) {
    const make = formats[format]
    if (!make) throw new Error(`No values can be made for the format "${format}"`)
    return make().filter((text) => fits.test(text))
  }
  // Text that excludes some characters is drawn and filtered; a short form is made from its pattern.
  if (pattern !== undefined && !pattern.includes('[^')) return fc.stringMatching(new RegExp(pattern))
  return fc
    .string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, longestText) })
    .filter((text) => fits.test(text) && [...text].length <= maxLength)
}
