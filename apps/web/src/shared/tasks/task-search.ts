import type { Status } from '../api/api.ts'
import { priorityLevels } from './priority.ts'
import { openStatuses, statuses } from './status.ts'
import type { TaskFilter } from './task-queries.ts'

export interface TaskSearch {
  /** The task that is open beside the place. */
  task?: string
}

/** Which tasks of a project are shown, in whatever view. Stands in the address, so that a filter can be sent on. */
export interface FilterSearch extends TaskSearch {
  status?: StatusFilter
  assignee?: string
  priority?: number[]
  label?: string[]
  text?: string
}

type Filter = Omit<FilterSearch, keyof TaskSearch>
export type FilterChange = { [Part in keyof Filter]?: Filter[Part] | undefined }

export const statusFilters = ['open', ...statuses, 'all'] as const
export type StatusFilter = (typeof statusFilters)[number]

/** Which tasks a view shows while the address says nothing of their status: a list leaves out what is done. */
export const viewStatus = { list: 'open', others: 'all' } as const satisfies Record<string, StatusFilter>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value)

/** The API takes 20 labels at once; a list grouped by label asks for one more than the filter. */
export const mostLabels = 19

type Search = Record<string, unknown>

/** What an address may ask for; anything else in it is left out. */
export const taskSearch = ({ task }: Search): TaskSearch => (isId(task) ? { task } : {})

export function filterSearch({ status, assignee, priority, label, text }: Search): FilterSearch {
  const known = statusFilters.find((each) => each === status)
  const levels = priorityLevels.filter((level) => listOf(priority).includes(level))
  const labels = [...new Set(listOf(label).filter(isId))].slice(0, mostLabels)
  const words = typeof text === 'string' || typeof text === 'number' ? String(text).trim().slice(0, 200) : ''
  return {
    ...(known && { status: known }),
    ...((assignee === 'me' || assignee === 'none' || isId(assignee)) && { assignee }),
    ...(levels.length > 0 && { priority: levels }),
    ...(labels.length > 0 && { label: labels }),
    ...(words !== '' && { text: words }),
  }
}

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat())

/** The part of a filter that the API understands; without a status in the address, `status` decides. */
export function taskFilterOf(search: FilterSearch, status: StatusFilter): TaskFilter {
  const { assignee, priority, label, text } = search
  const statuses = statusesOf(search.status ?? status)
  return {
    ...(statuses && { status: statuses }),
    ...(assignee !== undefined && { assignee }),
    ...(priority && { priority }),
    ...(label && { label }),
    ...(text !== undefined && { text }),
  }
}

function statusesOf(status: StatusFilter): Status[] | undefined {
  if (status === 'all') return undefined
  return status === 'open' ? [...openStatuses] : [status]
}

/** Whether anything is filtered out besides what a view leaves out by itself. */
export const isFiltered = (search: FilterSearch): boolean => filterCount(search) > 0

/** How many filters are active: each priority and each label counts. */
export const filterCount = ({ status, assignee, priority = [], label = [], text }: FilterSearch): number =>
  [status, assignee, text].filter((each) => each !== undefined).length + priority.length + label.length

/** An address without its filters; what else it says stays. */
export function withoutFilter<Place extends FilterSearch>(search: Place): Omit<Place, keyof Filter> {
  const { status: _s, assignee: _a, priority: _p, label: _l, text: _t, ...rest } = search
  return rest
}

/** An address with a filter changed; what is undefined goes. */
export function withFilter<Place extends FilterSearch>(search: Place, change: FilterChange): Place {
  const kept = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as Place
}
