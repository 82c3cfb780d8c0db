import type { Query } from './query.ts'

const mostShapes = 300
// Of the process, as the text of every statement is: one name means one text on all its connections, whoever opens them.
const names = new Map<string, string>()

/**
 * Names a composed statement by its shape, so that it is prepared once per connection. The text depends on which
 * filters are given, on the usual limits and on the months of a window, never on other values; shapes beyond the 300th
 * stay unnamed, because a connection keeps what it has prepared. `samplesOf` shows the usual ones for review.
 */
export function prepared(family: string, { text, values }: { text: string; values: unknown[] }): Query {
  const known = names.get(text)
  if (known !== undefined) return { name: known, text, values }
  if (names.size >= mostShapes) return { text, values }
  const name = `${family}.${names.size}`
  names.set(text, name)
  return { name, text, values }
}
