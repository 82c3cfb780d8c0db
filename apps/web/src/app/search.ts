export interface TaskSearch {
  /** The task that is open beside the place. */
  task?: string
}

export const listStatuses = ['open', 'pending', 'in-progress', 'completed', 'all'] as const
export const listSorts = ['-created', 'created', 'due', '-priority', '-updated', 'rank'] as const

export interface ListSearch extends TaskSearch {
  status?: (typeof listStatuses)[number]
  sort?: (typeof listSorts)[number]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What an address may ask for; anything else in it is left out. */
export function taskSearch({ task }: Record<string, unknown>): TaskSearch {
  return typeof task === 'string' && uuid.test(task) ? { task } : {}
}

export function listSearch({ status, sort }: Record<string, unknown>): ListSearch {
  const known = { status: listStatuses.find((each) => each === status), sort: listSorts.find((each) => each === sort) }
  return { ...(known.status && { status: known.status }), ...(known.sort && { sort: known.sort }) }
}
