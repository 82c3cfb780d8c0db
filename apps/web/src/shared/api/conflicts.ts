export interface FieldConflict<Field> {
  readonly field: Field
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

/**
 * What stands between a change and what is there now. `base` is what the person saw when they began. A field that
 * nobody else touched, or that they set to the same value, is no conflict.
 */
export function conflictsOf<Thing extends object, Change extends object>(
  base: Thing,
  change: Change,
  theirs: NoInfer<Thing>,
): FieldConflict<keyof Thing & keyof Change>[] {
  const fields = Object.keys(change) as (keyof Thing & keyof Change)[]
  return fields
    .filter((field) => !isSame(base[field], theirs[field]) && !isSame(change[field], theirs[field]))
    .map((field) => ({ field, base: base[field], mine: change[field], theirs: theirs[field] }))
}

/** What of the content of a form is not as it was, so that nothing is saved that nobody has changed. */
export function changesOf<Content extends object>(base: Content, content: Content): Partial<Content> {
  const fields = Object.keys(content) as (keyof Content)[]
  const changed = fields.filter((field) => !isSame(base[field], content[field]))
  return Object.fromEntries(changed.map((field) => [field, content[field]])) as Partial<Content>
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
