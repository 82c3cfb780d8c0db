import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

export interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly message: string
  readonly params: object
}

interface ObjectSchema {
  readonly type: 'object'
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
}
type Schema = Partial<Omit<ObjectSchema, 'type'>> & {
  readonly type?: string
  readonly items?: TSchema
  readonly anyOf?: readonly ObjectSchema[]
}

/** A value that fits none of the objects of a union, and what is wrong with it. */
interface Misfit {
  readonly pointer: string
  readonly errors: readonly SchemaError[]
}

/**
 * Finds values that should be one of several objects and are none. Such a value is judged by the one that its
 * properties ask for: checked against all of them, it would be blamed for what the others demand.
 */
export function findMisfits(schema: TSchema, value: unknown, pointer = ''): Misfit[] {
  const { anyOf, items, properties } = schema as Schema
  if (anyOf?.every(({ type }) => type === 'object')) return judge(anyOf, value, pointer)
  if (items && Array.isArray(value)) {
    return value.flatMap((item, index) => findMisfits(items, item, `${pointer}/${index}`))
  }
  if (!properties || !isObject(value)) return []
  return Object.entries(properties).flatMap(([name, property]) =>
    findMisfits(property, value[name], `${pointer}/${name}`),
  )
}

function judge(members: readonly ObjectSchema[], value: unknown, pointer: string): Misfit[] {
  const asked = isObject(value)
    ? members.filter(({ required = [] }) => required.some((name) => Object.hasOwn(value, name)))
    : []
  const [member] = asked
  if (!member || asked.length > 1) {
    const names = members.flatMap(({ required = [] }) => required).join(', ')
    const message = `must be an object with exactly one of ${names}`
    return [{ pointer, errors: [{ keyword: 'anyOf', instancePath: pointer, message, params: {} }] }]
  }
  const errors = checkerOf(member).Errors(value)
  if (errors.length === 0) return []
  return [{ pointer, errors: errors.map((error) => ({ ...error, instancePath: pointer + error.instancePath })) }]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const checkers = new WeakMap<ObjectSchema, ReturnType<typeof Compile>>()

function checkerOf(member: ObjectSchema) {
  let checker = checkers.get(member)
  if (!checker) {
    checker = Compile(member as TSchema)
    checkers.set(member, checker)
  }
  return checker
}
