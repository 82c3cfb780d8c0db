export { commentRoutes } from './comments.routes.ts'
export { createComment } from './create-comment.ts'
export { forgetTasks } from './forget-tasks.store.ts'
