import type { FieldError } from '@millrace/contract'
import type { TSchema } from 'typebox'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { AppError } from '../errors/app-error.ts'

type Place = FieldError['in']

const places: Record<string, Place> = { body: 'body', querystring: 'query', params: 'path', headers: 'header' }

/** Fastify's validator compiler: typebox checks, query and path are text and converted first. */
export function validatorFor({ schema, httpPart }: { schema: unknown; httpPart?: string }) {
  const place = places[httpPart ?? 'body'] ?? 'body'
  const type = schema as TSchema
  const validator = Compile(type)
  const read =
    place === 'body' ? (value: unknown) => value : (value: unknown) => validator.Convert(asArrays(type, value))
  return (value: unknown) => {
    const candidate = read(value)
    return validator.Check(candidate) ? { value: candidate } : { error: invalid(place, validator.Errors(candidate)) }
  }
}

/** A list parameter may be given once, repeated, or with commas. */
function asArrays(schema: TSchema, value: unknown): unknown {
  const properties = (schema as { properties?: Record<string, TSchema> }).properties ?? {}
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([name, given]) => {
      const isList = properties[name] !== undefined && Type.IsArray(properties[name])
      return [name, isList && typeof given === 'string' ? given.split(',') : given]
    }),
  )
}

interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly message: string
  readonly params: object
}

function invalid(place: Place, errors: readonly SchemaError[]): AppError {
  const fields = new Map<string, FieldError>()
  for (const error of errors.flatMap((found) => explain(place, found))) {
    if (!fields.has(error.pointer)) fields.set(error.pointer, error)
  }
  const list = [...fields.values()]
  const first = list[0]
  return new AppError('invalid-request', {
    ...(first && { detail: `${first.pointer === '' ? `The ${place}` : first.pointer} ${first.message}.` }),
    errors: list,
  })
}

function explain(place: Place, { keyword, instancePath, message, params }: SchemaError): FieldError[] {
  const at = (pointer: string, text: string): FieldError => ({
    in: place,
    pointer: place === 'body' ? pointer : pointer.slice(1),
    message: text,
  })
  if (keyword === 'required') {
    const { requiredProperties } = params as { requiredProperties: string[] }
    return requiredProperties.map((name) => at(`${instancePath}/${name}`, 'is required'))
  }
  if (keyword === 'additionalProperties') {
    const { additionalProperties } = params as { additionalProperties: string[] }
    return additionalProperties.map((name) => at(`${instancePath}/${escapePointer(name)}`, 'is not a known property'))
  }
  // Said again, and better, by `additionalProperties`.
  if (keyword === 'boolean') return []
  if (keyword === 'pattern') return [at(instancePath, 'has a form that is not allowed here')]
  return [at(instancePath, message)]
}

const escapePointer = (name: string) => name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')
