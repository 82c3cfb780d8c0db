import type { QueryKey } from '@tanstack/react-query'
import type { Task, TaskChange } from '../api/api.ts'
import { queryClient } from '../api/query-client.ts'
import { renewSelected } from '../selection/selection.ts'
import type { TaskFilter } from './task-queries.ts'
import { boardQuery, taskKeys, taskQuery } from './task-queries.ts'

/** What every list of tasks has in common, however it is read. */
type TaskPages = { pages: { items: Task[] }[] }
/** Takes back what was shown too early, of all tasks or of these. */
export type PutBack = (ids?: ReadonlySet<string>) => void

/** The one entry for a changed task, made here or told from outside: everything on the screen shows it at once. */
export const putTask = (task: Task): void => putTasks([task])

/** The same for many, in one pass over what is on the screen. */
export function putTasks(tasks: readonly Task[]): void {
  const news = new Map(tasks.filter(isNews).map((task) => [task.id, task]))
  for (const [id, task] of news) queryClient.setQueryData(taskQuery(id).queryKey, task)
  mapTasks((each) => {
    const task = news.get(each.id)
    return task && each.version <= task.version ? task : each
  })
  renewSelected([...news.values()])
}

function isNews({ id, version }: Task): boolean {
  const known = queryClient.getQueryData(taskQuery(id).queryKey)
  return known === undefined || known.version <= version
}

/** Changes every shown copy of a task before the server has answered; the result puts the old ones back. */
export const showChange = (id: string, change: TaskChange): (() => void) => showChanges(new Map([[id, change]]))

/** The same for many. What has a newer version by then is not put back. */
export function showChanges(changes: ReadonlyMap<string, TaskChange>): PutBack {
  const before = new Map<string, Task>()
  const change = (task: Task): Task => {
    const own = changes.get(task.id)
    if (!own) return task
    if (!before.has(task.id)) before.set(task.id, task)
    return { ...task, ...own } as Task
  }
  for (const id of changes.keys()) mapTask(id, change)
  mapTasks(change)
  return (ids) => {
    const restore = (task: Task): Task => {
      const own = !ids || ids.has(task.id) ? before.get(task.id) : undefined
      return own?.version === task.version ? own : task
    }
    for (const id of before.keys()) mapTask(id, restore)
    mapTasks(restore)
  }
}

/** Takes tasks out of the lists that they are about to leave; the result puts them back where they were. */
export function hideTasks(ids: ReadonlySet<string>, isLeft: (filter: TaskFilter) => boolean): PutBack {
  const before = listsOf().filter(([key]) => isLeft(filterOf(key)))
  for (const [key, pages] of before)
    queryClient.setQueryData(
      key,
      keepIn(pages, ({ id }) => !ids.has(id)),
    )
  return (some = ids) => {
    if (some.size === 0) return
    for (const [key, pages] of before) {
      queryClient.setQueryData(
        key,
        keepIn(pages, ({ id }) => !ids.has(id) || some.has(id)),
      )
    }
  }
}

/** These tasks as they are known now; one of which nothing newer is known as it is. */
export function latestOf(tasks: Iterable<Task>): Task[] {
  const latest = new Map([...tasks].map((task) => [task.id, task]))
  const look = (task: Task | undefined) => {
    const known = task && latest.get(task.id)
    if (known && known.version < task.version) latest.set(task.id, task)
  }
  for (const id of latest.keys()) look(queryClient.getQueryData(taskQuery(id).queryKey))
  for (const [, pages] of listsOf()) for (const page of pages.pages) page.items.forEach(look)
  return [...latest.values()]
}

/** Reads again what is shown of single tasks, such as the one that is open: of all, or of these. */
export const renewTasks = (ids?: ReadonlySet<string>): Promise<void> =>
  queryClient.invalidateQueries({
    queryKey: taskKeys.tasks,
    predicate: ({ queryKey }) => !ids || ids.has(String(queryKey[1])),
  })

const listsOf = (): [QueryKey, TaskPages][] =>
  queryClient
    .getQueriesData<TaskPages>({ queryKey: taskKeys.lists })
    .flatMap(([key, pages]): [QueryKey, TaskPages][] => (pages ? [[key, pages]] : []))

/** Every list has the key that `taskListKey` makes. */
const filterOf = (key: QueryKey) => key[1] as TaskFilter

function mapTask(id: string, map: (task: Task) => Task): void {
  queryClient.setQueryData(taskQuery(id).queryKey, (task) => task && map(task))
}

/** Lists in which nothing changes are left as they are, so that nothing that shows them is drawn again. */
function mapTasks(map: (task: Task) => Task): void {
  for (const [key, data] of listsOf()) {
    const pages = data.pages.map((page) => {
      const items = page.items.map(map)
      return items.some((task, index) => task !== page.items[index]) ? { ...page, items } : page
    })
    if (pages.some((page, index) => page !== data.pages[index])) queryClient.setQueryData(key, { ...data, pages })
  }
}

const keepIn = (data: TaskPages, isKept: (task: Task) => boolean): TaskPages => ({
  ...data,
  pages: data.pages.map((page) => ({ ...page, items: page.items.filter(isKept) })),
})

/** Lists and boards whose order or filter a change may touch are read again. */
export async function refreshTasks(projectId?: string): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: taskKeys.lists }), refreshBoard(projectId)])
}

/** Reads the board of a project again, or every board. */
export const refreshBoard = (projectId?: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: boardKey(projectId) })

/**
 * For who has shown a change of theirs already: lists and boards are read again when somebody comes to them; those that
 * are on the screen only when told so.
 */
export function outdateTasks(projectId: string, type: 'all' | 'inactive'): void {
  for (const queryKey of [taskKeys.lists, boardKey(projectId)])
    void queryClient.invalidateQueries({ queryKey, refetchType: 'none', type })
}

const boardKey = (projectId?: string) => (projectId === undefined ? taskKeys.boards : boardQuery(projectId).queryKey)
