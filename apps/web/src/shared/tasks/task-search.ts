import type { Status } from '../api/api.ts'
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

export const statusFilters = ['open', 'pending', 'in-progress', 'completed', 'all'] as const
export type StatusFilter = (typeof statusFilters)[number]

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value)

type Search = Record<string, unknown>

/** What an address may ask for; anything else in it is left out. */
export const taskSearch = ({ task }: Search): TaskSearch => (isId(task) ? { task } : {})

export function filterSearch({ status, assignee, priority, label, text }: Search): FilterSearch {
  const known = statusFilters.find((each) => each === status)
  const levels = listOf(priority).filter((level): level is number => [0, 1, 2, 3, 4].includes(level as number))
  const labels = listOf(label).filter(isId).slice(0, 20)
  const words = typeof text === 'string' || typeof text === 'number' ? String(text).trim().slice(0, 200) : ''
  return {
    ...(known && { status: known }),
    ...((assignee === 'me' || assignee === 'none' || isId(assignee)) && { assignee }),
    ...(levels.length > 0 && { priority: levels }),
    ...(labels.length > 0 && { label: labels }),
    ...(words !== '' && { text: words }),
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

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
  return status === 'open' ? ['pending', 'in-progress'] : [status]
}

/** Whether anything is filtered out besides what a view leaves out by itself. */
export const isFiltered = ({ status, assignee, priority, label, text }: FilterSearch): boolean =>
  [status, assignee, priority, label, text].some((each) => each !== undefined)
