export const listSorts = ['-created', 'created', 'due', '-priority', '-updated', 'rank'] as const
export type ListSort = (typeof listSorts)[number]

export const listGroups = ['status', 'column', 'priority', 'assignee', 'due', 'label'] as const
export type ListGroup = (typeof listGroups)[number]

export interface ListSearch {
  sort?: ListSort
  /** What the headings of the list are; without it, it has none. */
  group?: ListGroup
}

/** The order within groups while the address says nothing of it: the one that the headings lead to expect. */
export function usualSort(group: ListGroup | undefined): ListSort {
  if (group === 'due') return 'due'
  return group === 'column' ? 'rank' : '-created'
}

/** How the list is arranged, as its address says. */
export function listSearch({ sort, group }: Record<string, unknown>): ListSearch {
  const knownSort = listSorts.find((each) => each === sort)
  const knownGroup = listGroups.find((each) => each === group)
  return { ...(knownSort && { sort: knownSort }), ...(knownGroup && { group: knownGroup }) }
}
