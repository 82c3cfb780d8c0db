import type { Route } from '../../platform/http/route.ts'
import { invitationRoutes } from './invitations.routes.ts'
import { meRoutes } from './me.routes.ts'
import { teamMemberRoutes } from './team-members.routes.ts'
import { teamRoutes } from './teams.routes.ts'
import { tokenRoutes } from './tokens.routes.ts'
import { userRoutes } from './users.routes.ts'

/** Every route of the module. */
export const peopleRoutes: readonly Route[] = [
  ...meRoutes,
  ...tokenRoutes,
  ...userRoutes,
  ...invitationRoutes,
  ...teamRoutes,
  ...teamMemberRoutes,
]
