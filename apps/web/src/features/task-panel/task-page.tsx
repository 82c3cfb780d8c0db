import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { TaskPanel } from './task-panel.tsx'

const route = getRouteApi('/tasks/$taskId')

/** A task by its own address. */
export function TaskPage() {
  const { taskId } = route.useParams()
  const navigate = useNavigate()
  return <TaskPanel key={taskId} id={taskId} close={() => void navigate({ to: '/' })} isPage />
}
