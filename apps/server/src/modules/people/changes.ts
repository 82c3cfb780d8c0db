/** Fields that changed, by their wire names, as an event holds them. */
export interface Changes<T> {
  readonly before: Partial<T>
  readonly after: Partial<T>
}

/** The fields of a patch that differ from what is there, or null when it changes nothing. */
export function changesOf<T extends object>(present: T, patch: Partial<T>): Changes<T> | null {
  const names = (Object.keys(patch) as (keyof T)[]).filter((name) => patch[name] !== present[name])
  return names.length === 0 ? null : { before: pick(present, names), after: pick(patch, names) }
}

const pick = <T extends object>(from: Partial<T>, names: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<T>
