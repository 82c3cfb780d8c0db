import type { InfiniteData } from '@tanstack/react-query'
import type { Task, TaskChange } from '../api/api.ts'
import { queryClient } from '../api/query-client.ts'
import type { TaskPage } from './task-queries.ts'
import { taskQuery } from './task-queries.ts'

type Pages = InfiniteData<TaskPage, string | null>

/** The one entry for a changed task, made here or told from outside: everything on the screen shows it at once. */
export function putTask(task: Task): void {
  const before = queryClient.getQueryData(taskQuery(task.id).queryKey)
  if (before && before.version > task.version) return
  queryClient.setQueryData(taskQuery(task.id).queryKey, task)
  mapTasks((each) => (each.id === task.id && each.version <= task.version ? task : each))
}

/** Changes every shown copy of a task before the server has answered; the result puts the old ones back. */
export function showChange(id: string, change: TaskChange): () => void {
  const lists = queryClient.getQueriesData<Pages>({ queryKey: ['tasks'] })
  const single = queryClient.getQueryData(taskQuery(id).queryKey)
  const changed = (task: Task): Task => ({ ...task, ...change }) as Task
  if (single) queryClient.setQueryData(taskQuery(id).queryKey, changed(single))
  mapTasks((each) => (each.id === id ? changed(each) : each))
  return () => {
    if (single) queryClient.setQueryData(taskQuery(id).queryKey, single)
    for (const [key, pages] of lists) queryClient.setQueryData(key, pages)
  }
}

function mapTasks(map: (task: Task) => Task): void {
  queryClient.setQueriesData<Pages>({ queryKey: ['tasks'] }, (data) => {
    if (!data) return data
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(map) })) }
  })
}

/** Lists and boards whose order or filter a change may touch are read again. */
export async function refreshTasks(projectId?: string): Promise<void> {
  const board = projectId === undefined ? ['board'] : ['board', projectId]
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['tasks'] }),
    queryClient.invalidateQueries({ queryKey: board }),
  ])
}
