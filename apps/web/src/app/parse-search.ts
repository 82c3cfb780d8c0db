import { defaultParseSearch } from '@tanstack/react-router'
import { adminSearch } from '../features/administration/admin-search.ts'
import { workSearch } from '../features/my-work/work-search.ts'
import { notificationSearch } from '../features/notifications/notification-search.ts'
import { calendarSearch } from '../features/project-calendar/calendar-search.ts'
import { listSearch } from '../features/project-list/list-search.ts'
import { trashSearch } from '../features/trash/trash-search.ts'
import { filterSearch, taskSearch } from '../shared/tasks/task-search.ts'

const readers = [
  ...[taskSearch, filterSearch, listSearch, calendarSearch],
  ...[workSearch, trashSearch, notificationSearch, adminSearch],
]

/**
 * What an address says that some place understands. The router itself hands what the reader of a route leaves out to
 * the place all the same: a wrong value would arrive there as it is.
 */
export function parseSearch(text: string): Record<string, unknown> {
  const said = defaultParseSearch(text)
  return Object.assign({}, ...readers.map((read) => read(said)))
}
