import type { Route } from '../../platform/http/route.ts'
import { historyRoutes } from './history.routes.ts'
import { linkRoutes } from './links.routes.ts'
import { tasksRoutes } from './tasks.routes.ts'

export { batchTasks } from './batch-tasks.ts'
export { roleIndex, suffixesOf } from './claim-sql.ts'
export { taskAccess } from './task-access.ts'
export { listName } from './task-list.ts'

export const taskRoutes: readonly Route[] = [...tasksRoutes, ...linkRoutes, ...historyRoutes]
