import type { FieldError } from '@millrace/contract'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { AppError } from '../errors/app-error.ts'
import { parametersReader } from './parameters.ts'
import type { SchemaError } from './union-errors.ts'
import { findMisfits } from './union-errors.ts'

type Place = FieldError['in']

/** As many as typebox itself tells. */
const mostErrors = 8

const places: Record<string, Place> = { body: 'body', querystring: 'query', params: 'path', headers: 'header' }

/** Fastify's validator compiler: typebox checks; numbers, booleans and lists of query and path are read from text first. */
export function validatorFor({ schema, httpPart }: { schema: unknown; httpPart?: string }) {
  const place = places[httpPart ?? 'body'] ?? 'body'
  const type = schema as TSchema
  const validator = Compile(type)
  const read = place === 'body' ? null : parametersReader(type)
  return (value: unknown) => {
    const candidate = read ? read(value as Record<string, unknown>) : value
    if (validator.Check(candidate)) return { value: candidate }
    return { error: invalid(place, errorsOf(type, candidate, validator.Errors(candidate))) }
  }
}

/** What is wrong, where a value that may be one of several objects is judged by the one that it is meant to be. */
function errorsOf(type: TSchema, value: unknown, errors: readonly SchemaError[]): SchemaError[] {
  const misfits = findMisfits(type, value)
  const isElsewhere = ({ instancePath }: SchemaError) =>
    !misfits.some(({ pointer }) => instancePath === pointer || instancePath.startsWith(`${pointer}/`))
  return [...errors.filter(isElsewhere), ...misfits.flatMap((misfit) => misfit.errors)].slice(0, mostErrors)
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
