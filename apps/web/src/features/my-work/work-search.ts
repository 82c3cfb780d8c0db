const orders = ['date', 'project'] as const
export type WorkOrder = (typeof orders)[number]

export interface WorkSearch {
  by?: WorkOrder
}

/** How the work of a person is arranged, as the address says. */
export function workSearch({ by }: Record<string, unknown>): WorkSearch {
  const known = orders.find((each) => each === by)
  return known ? { by: known } : {}
}
