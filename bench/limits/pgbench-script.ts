import type { HotStatement } from './hot-statement.ts'

/** A script of pgbench, and the variables that it takes with `-D`. */
export interface PgbenchScript {
  readonly text: string
  readonly variables: Readonly<Record<string, string>>
}

/** The statement as pgbench runs it: `$n` as variables of the types that PostgreSQL gave them. */
export function pgbenchScript(statement: HotStatement, types: readonly string[], name: string): PgbenchScript {
  const variables: Record<string, string> = {}
  const expressions = (statement.query.values ?? []).map((value, index) => {
    const text = asText(value)
    return text === null
      ? 'null'
      : expressionOf(text, statement, (part) => variable(`${name}_${index + 1}`, part, variables))
  })
  const sql = withoutVariables(statement.query.text).replaceAll(/\$(\d+)/g, (_, digits: string) => {
    const index = Number(digits) - 1
    return `(${expressions[index]})::${types[index]}`
  })
  const sets = new Set(statement.holes.flatMap((hole) => hole.sets))
  return { text: `${[...sets].join('\n')}\n${sql.trim()};\n`, variables }
}

/** The text as one variable, or cut at its holes and put together again. */
function expressionOf(text: string, { holes }: HotStatement, variableFor: (part: string) => string): string {
  let parts: string[] = [text]
  const sqlOf = new Map<string, string>()
  for (const { sample, sql } of holes) {
    sqlOf.set(sample, `(${sql})`)
    parts = parts.flatMap((part) => (sqlOf.has(part) ? [part] : cut(part, sample)))
  }
  if (parts.length === 1 && !sqlOf.has(parts[0] as string)) return variableFor(text)
  return parts.map((part) => sqlOf.get(part) ?? `${variableFor(part)}::text`).join(' || ')
}

const cut = (text: string, at: string): string[] =>
  text
    .split(at)
    .flatMap((part, index) => (index === 0 ? [part] : [at, part]))
    .filter((part) => part !== '')

function variable(base: string, value: string, variables: Record<string, string>): string {
  let name = base
  for (let count = 1; name in variables && variables[name] !== value; count += 1) name = `${base}_${count}`
  variables[name] = value
  return `:${name}`
}

const variablePattern = /(?<!:):[A-Za-z0-9_]/

/** pgbench takes `:name` for a variable even in a literal: there the colon is written as an escape. */
export function withoutVariables(text: string): string {
  const safe = text.replaceAll(/'(?:[^']|'')*'/g, (literal) =>
    variablePattern.test(literal) ? `E${literal.replaceAll('\\', '\\\\').replaceAll(':', '\\x3a')}` : literal,
  )
  if (variablePattern.test(safe)) throw new Error(`pgbench would take a part of this for a variable:\n${text}`)
  return safe
}

/** A value in PostgreSQL's text form, as the driver sends it. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`
  return String(value)
}

function arrayElement(value: unknown): string {
  const text = asText(value)
  return text === null ? 'NULL' : `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}
