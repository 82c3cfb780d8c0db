import { boardRoutes } from '../modules/boards/index.ts'
import { changeRoutes } from '../modules/changes/index.ts'
import { commentRoutes } from '../modules/comments/index.ts'
import { deadLetterRoutes } from '../modules/dead-letters/index.ts'
import { jobRoutes } from '../modules/jobs/index.ts'
import { notificationRoutes } from '../modules/notifications/index.ts'
import { peopleRoutes } from '../modules/people/index.ts'
import { projectRoutes } from '../modules/projects/index.ts'
import { sentMailRoutes } from '../modules/sent-mails/index.ts'
import { serviceAccountRoutes } from '../modules/service-accounts/index.ts'
import { sessionRoutes } from '../modules/sessions/index.ts'
import { taskRoutes } from '../modules/tasks/index.ts'
import type { Route } from '../platform/http/route.ts'

/** Every route of the API. */
export const routeTables: readonly Route[] = [
  ...peopleRoutes,
  ...sessionRoutes,
  ...serviceAccountRoutes,
  ...projectRoutes,
  ...taskRoutes,
  ...boardRoutes,
  ...commentRoutes,
  ...notificationRoutes,
  ...jobRoutes,
  ...deadLetterRoutes,
  ...sentMailRoutes,
  ...changeRoutes,
]
