export const listSorts = ['-created', 'created', 'due', '-priority', '-updated', 'rank'] as const

export interface ListSearch {
  sort?: (typeof listSorts)[number]
}

/** How the list is arranged, as its address says. */
export function listSearch({ sort }: Record<string, unknown>): ListSearch {
  const known = listSorts.find((each) => each === sort)
  return known ? { sort: known } : {}
}
