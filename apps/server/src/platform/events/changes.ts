/** Fields that changed, by their wire names, as an event holds them. */
export interface Changes<Fields> {
  readonly before: Partial<Fields>
  readonly after: Partial<Fields>
}

/** The fields of a patch that differ from what is there, or null when it changes nothing. */
export function changesOf<Fields extends object>(present: Fields, patch: Partial<Fields>): Changes<Fields> | null {
  const names = (Object.keys(patch) as (keyof Fields)[]).filter((name) => !isSame(present[name], patch[name]))
  return names.length === 0 ? null : { before: pick(present, names), after: pick(patch, names) }
}

const pick = <Fields extends object>(from: Partial<Fields>, names: readonly (keyof Fields)[]): Partial<Fields> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Fields>

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime())
