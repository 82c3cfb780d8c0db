import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { FilterChange, FilterSearch, StatusFilter } from '../../shared/tasks/task-search.ts'
import { viewStatus, withFilter, withoutFilter } from '../../shared/tasks/task-search.ts'

const route = getRouteApi('/projects/$projectId')

export interface Filter {
  readonly projectId: string
  readonly search: FilterSearch
  /** Which tasks the present view shows while the address says nothing of their status. */
  readonly usualStatus: StatusFilter
  /** Each change is a step that "back" takes back, except when it replaces the one before. */
  readonly change: (part: FilterChange, isReplacing?: boolean) => void
  readonly clear: () => void
}

/** The filter that the address of a project holds. */
export function useFilter(): Filter {
  const { projectId } = route.useParams()
  const search = route.useSearch()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const change = useCallback(
    (part: FilterChange, isReplacing = false) =>
      void navigate({ to: '.', search: (before: object) => withFilter(before, part), replace: isReplacing }),
    [navigate],
  )
  const clear = useCallback(
    () => void navigate({ to: '.', search: (before: object) => withoutFilter(before) }),
    [navigate],
  )
  const view = pathname.split('/')[3]
  return { projectId, search, usualStatus: view === 'list' ? viewStatus.list : viewStatus.others, change, clear }
}
