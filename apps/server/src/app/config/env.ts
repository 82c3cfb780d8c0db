import type { Env } from './variables.ts'
import { variables } from './variables.ts'

/** Reads every variable of the table from the environment: the only place that does. Empty counts as not set. */
export function readEnv(): Env {
  const given = variables.map(({ name }) => [name, process.env[name]?.trim()] as const)
  return Object.fromEntries(given.filter(([, value]) => value))
}
