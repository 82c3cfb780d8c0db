/** A statement and its values, as `pg` takes it. A named one is prepared once per connection. */
export interface Query {
  readonly text: string
  readonly name?: string
  readonly values?: unknown[]
}

/** Whatever can run a query: a hot connection, the pool, a transaction. */
export interface Queryable {
  query<Row>(query: Query): Promise<Row[]>
}

const catalogue: (() => [name: string, text: string])[] = []

/** Names a statement and keeps its text for review. The text never depends on a person's input. */
export function statement(name: string, text: string): (...values: unknown[]) => Query {
  catalogue.push(() => [name, text])
  return (...values) => ({ name, text, values })
}

/** Keeps for review what statements of a family look like that are composed of parts, each under what it asks for. */
export function samplesOf(family: string, samples: Readonly<Record<string, () => { readonly text: string }>>): void {
  for (const [asked, compose] of Object.entries(samples)) {
    catalogue.push(() => [`${family} (${asked})`, compose().text])
  }
}

/**
 * A family of statements whose text differs by a key, such as a month: made on first use, then kept. `samples` are kept
 * for review. A connection keeps what it has prepared, so a name has to come from a small set; null for a key whose
 * statement is not worth one.
 */
export function statementBy<Key>(
  name: (key: Key) => string | null,
  text: (key: Key) => string,
  ...samples: readonly Key[]
): (key: Key, ...values: unknown[]) => Query {
  const made = new Map<string, string>()
  for (const sample of samples) catalogue.push(() => [name(sample) ?? 'unnamed', text(sample)])
  return (key, ...values) => {
    const named = name(key)
    if (named === null) return { text: text(key), values }
    let known = made.get(named)
    if (known === undefined) {
      known = text(key)
      made.set(named, known)
    }
    return { name: named, text: known, values }
  }
}

/** The text of every statement by name, sorted; of a family, its samples. */
export const statements = (): ReadonlyMap<string, string> => new Map(catalogue.map((entry) => entry()).sort())
