import type { Variable } from './variables.ts'

/** A value as it may be printed: of a secret address the password is hidden, any other secret altogether. */
export function redact({ isSecret }: Variable, value: string): string {
  if (!isSecret) return value
  if (value.includes(',') || !URL.canParse(value)) return '(hidden)'
  const url = new URL(value)
  if (url.password) url.password = '***'
  for (const name of [...url.searchParams.keys()]) {
    if (/pass|secret|key|token/i.test(name)) url.searchParams.set(name, '***')
  }
  return url.href
}
