import type { Column, Label, Project, ProjectMember } from '@millrace/contract'
import type { Actor } from '../../platform/identity/actor.ts'
import type { ColumnRecord } from './column.ts'
import type { LabelRecord } from './label.ts'
import type { MemberRecord } from './member.ts'
import type { ProjectRecord, ProjectStanding } from './project.ts'
import { canOnMember, canOnProject } from './projects.policy.ts'

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

/** A member as the API answers it to the actor. */
export const toMember = (actor: Actor, standing: ProjectStanding, member: MemberRecord): ProjectMember => ({
  id: member.id,
  projectId: member.projectId,
  kind: member.kind,
  name: member.name,
  role: member.role,
  version: member.version,
  addedBy: member.addedBy,
  addedAt: member.addedAt.toISOString(),
  can: canOnMember(actor, standing, member),
})

/** A column as the API answers it to the actor. */
export function toColumn(actor: Actor, standing: ProjectStanding, column: ColumnRecord): Column {
  const { manageColumns } = canOnProject(actor, standing)
  return {
    id: column.id,
    projectId: column.projectId,
    name: column.name,
    status: column.status,
    wipLimit: column.wipLimit,
    rank: column.rank,
    version: column.version,
    createdAt: column.createdAt.toISOString(),
    updatedAt: column.updatedAt.toISOString(),
    can: { update: manageColumns, delete: manageColumns },
  }
}

/** A label as the API answers it to the actor. */
export function toLabel(actor: Actor, standing: ProjectStanding, label: LabelRecord): Label {
  const { manageLabels } = canOnProject(actor, standing)
  return {
    id: label.id,
    projectId: label.projectId,
    name: label.name,
    color: label.color,
    version: label.version,
    createdAt: label.createdAt.toISOString(),
    updatedAt: label.updatedAt.toISOString(),
    can: { update: manageLabels, delete: manageLabels },
  }
}
