import type { TSchema } from 'typebox'

type Json = Record<string, unknown>

const componentName = /^[A-Z][A-Za-z0-9]*$/

/** Gathers the schemas that have a `title` such as `Task` under their name, so that they stand in the document once. */
export class Components {
  readonly #schemas = new Map<string, Json>()

  /** The schema as JSON, with every titled one in it replaced by a reference. */
  reference(schema: TSchema): Json {
    return this.#walk(JSON.parse(JSON.stringify(schema))) as Json
  }

  /** By name, sorted. */
  get schemas(): Record<string, Json> {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  #walk(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#walk(item))
    if (value === null || typeof value !== 'object') return value
    const walked = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#walk(item)]))
    const { title } = walked
    return typeof title === 'string' && componentName.test(title) ? this.#keep(title, walked) : walked
  }

  #keep(name: string, schema: Json): Json {
    const known = this.#schemas.get(name)
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`Two different schemas have the title "${name}": give one of them another.`)
    }
    this.#schemas.set(name, schema)
    return { $ref: `#/components/schemas/${name}` }
  }
}
