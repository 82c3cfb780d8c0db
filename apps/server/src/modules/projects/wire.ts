import type { Project } from '@millrace/contract'
import type { Actor } from '../../platform/identity/actor.ts'
import type { ProjectRecord } from './project.ts'
import { canOnProject } from './projects.policy.ts'

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

/** A project as the API answers it to the actor. */
export const toProject = (actor: Actor, project: ProjectRecord): Project => ({
  id: project.id,
  key: project.key,
  name: project.name,
  description: project.description,
  color: project.color,
  isInbox: project.isInbox,
  role: project.role,
  version: project.version,
  createdBy: project.createdBy,
  createdAt: project.createdAt.toISOString(),
  updatedAt: project.updatedAt.toISOString(),
  archivedAt: instant(project.archivedAt),
  deletedAt: instant(project.deletedAt),
  can: canOnProject(actor, project),
})
