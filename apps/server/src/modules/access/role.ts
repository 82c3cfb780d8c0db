import type { ProjectRole } from '@millrace/contract'
import { projectRoles } from '@millrace/contract'

/** Roles are ordered; each may do what the ones before it may. */
export const roleIncludes = (role: ProjectRole, needed: ProjectRole): boolean =>
  projectRoles.indexOf(role) >= projectRoles.indexOf(needed)
