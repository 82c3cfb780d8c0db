import { redact } from './redact.ts'
import type { Env, Variable } from './variables.ts'
import { variables } from './variables.ts'

/** Every variable with its value and where that comes from, as `millrace config` prints them. Secrets are hidden. */
export function configLines(env: Env): string[] {
  const rows = variables.map((variable: Variable) => {
    const given = env[variable.name as keyof Env]
    const value = given === undefined ? (variable.default ?? '') : redact(variable, given)
    return { name: variable.name, value, source: sourceOf(variable, given) }
  })
  const nameWidth = Math.max(...rows.map(({ name }) => name.length))
  const valueWidth = Math.max(...rows.map(({ value }) => value.length))
  return rows.map(({ name, value, source }) => `${name.padEnd(nameWidth)}  ${value.padEnd(valueWidth)}  ${source}`)
}

function sourceOf(variable: Variable, given: string | undefined): string {
  const unsupported = variable.isUnsupported ? ', not supported yet' : ''
  if (given !== undefined) return `environment${unsupported}`
  return `${variable.default === null ? 'not set' : 'default'}${unsupported}`
}
