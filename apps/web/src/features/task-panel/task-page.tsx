import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { queryClient } from '../../shared/api/query-client.ts'
import { taskQuery } from '../../shared/tasks/task-queries.ts'
import { TaskPanel } from './task-panel.tsx'

const route = getRouteApi('/tasks/$taskId')

/** A task by its own address. Closing it leads to its project. */
export function TaskPage() {
  const { taskId } = route.useParams()
  const navigate = useNavigate()
  const close = () => {
    const task = queryClient.getQueryData(taskQuery(taskId).queryKey)
    if (task) void navigate({ to: '/projects/$projectId/board', params: { projectId: task.projectId }, search: {} })
    else void navigate({ to: '/' })
  }
  return <TaskPanel key={taskId} id={taskId} close={close} isPage />
}
