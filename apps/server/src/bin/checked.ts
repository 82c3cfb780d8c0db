import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { StartError } from '../app/start-error.ts'

/** The options of a command when they fit the contract's schema; otherwise says which does not. */
export function checked<Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> {
  const validator = Compile(schema)
  if (validator.Check(value)) return value
  throw new StartError([...new Set(validator.Errors(value).map(explain))].join('\n'))
}

interface SchemaError {
  readonly instancePath: string
  readonly message: string
  readonly params: object
}

function explain({ instancePath, message, params }: SchemaError): string {
  const { allowedValues } = params as { allowedValues?: readonly string[] }
  const option = `--${instancePath.split('/')[1]}`
  return allowedValues ? `${option} takes ${allowedValues.join(', ')}.` : `${option} ${message}.`
}
