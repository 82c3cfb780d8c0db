import type { Route } from '../../platform/http/route.ts'
import { batchRoutes } from './batch.routes.ts'
import { historyRoutes } from './history.routes.ts'
import { linkRoutes } from './links.routes.ts'
import { tasksRoutes } from './tasks.routes.ts'

export { batchTasks } from './batch-tasks.ts'
export { roleIndex, suffixesOf } from './claim-sql.ts'
export { detachChildren } from './detach-children.ts'
export { dueSql } from './due-sql.ts'
export { forgetTasks } from './forget-tasks.store.ts'
export { moveTasksToColumn } from './move-tasks-to-column.ts'
export { changeBoard, tasksInColumn } from './project-tasks.store.ts'
export { rekeyTasks } from './rekey-tasks.ts'
export { removeLabelFromTasks } from './remove-label-from-tasks.ts'
export { taskAccess } from './task-access.ts'
export { listName } from './task-list.ts'

export const taskRoutes: readonly Route[] = [...tasksRoutes, ...batchRoutes, ...linkRoutes, ...historyRoutes]
