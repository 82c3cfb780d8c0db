import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { StartError } from '../app/start-error.ts'

/** The options of a command when they fit the contract's schema; otherwise says which does not. */
export function checked<Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> {
  const validator = Compile(schema)
  if (validator.Check(value)) return value
  const lines = validator.Errors(value).map(({ instancePath, message }) => `--${instancePath.slice(1)} ${message}`)
  throw new StartError([...new Set(lines)].join('\n'))
}
