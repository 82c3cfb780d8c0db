import type { Permission, ProjectCan, ProjectRole } from '@millrace/contract'
import { forbidden, ruleViolated } from '../../platform/errors/app-error.ts'
import type { Principal } from '../../platform/identity/actor.ts'
import { roleIncludes } from '../access/index.ts'
import type { ProjectStanding } from './project.ts'

type Caller = Pick<Principal, 'permissions'>

/** What the actor may do with the project and with what belongs to it, by permission, role and state. */
export function canOnProject(actor: Caller, { role, archived, isInbox, deleted }: ProjectStanding): ProjectCan {
  const allowed = (permission: Permission, needed: ProjectRole) =>
    actor.permissions.has(permission) && roleIncludes(role, needed)
  const owns = allowed('projects:write', 'owner')
  const open = !archived && !deleted
  return {
    update: owns && !deleted,
    delete: owns && !isInbox && !deleted,
    restore: owns && deleted,
    manageMembers: owns && !isInbox && !deleted,
    manageColumns: owns && open,
    manageLabels: allowed('projects:write', 'editor') && open,
    createTasks: allowed('tasks:write', 'editor') && open,
    comment: allowed('comments:write', 'commenter') && open,
  }
}

interface Membership {
  readonly id: string
  readonly kind: 'user' | 'team'
}

/** Owners manage members; everyone may leave a project by removing themselves. */
export function canOnMember(actor: Caller & Pick<Principal, 'userId'>, standing: ProjectStanding, member: Membership) {
  const { manageMembers } = canOnProject(actor, standing)
  return { update: manageMembers, remove: manageMembers || mayLeave(actor, standing, member) }
}

const mayLeave = (actor: Caller & Pick<Principal, 'userId'>, { isInbox }: ProjectStanding, { id, kind }: Membership) =>
  kind === 'user' && id === actor.userId && !isInbox && actor.permissions.has('projects:write')

/** Refuses with 403 when the role is below the needed one; `what` completes "To …". */
export function assertProjectRole({ role }: Pick<ProjectStanding, 'role'>, needed: ProjectRole, what: string): void {
  if (roleIncludes(role, needed)) return
  throw forbidden(`To ${what} you need the role ${needed} in this project; yours is ${role}.`)
}

/** Refuses with 422 when the project is archived, and so can only be read. */
export function assertNotArchived({ archived }: Pick<ProjectStanding, 'archived'>): void {
  if (archived)
    throw ruleViolated('The project is archived and can only be read. Bring it back from the archive first.')
}

/** Refuses with 422 what nobody may do to an inbox. */
export function assertNotInbox({ isInbox }: Pick<ProjectStanding, 'isInbox'>, what: string, pointer?: string): void {
  if (isInbox) throw ruleViolated(`An inbox cannot be ${what}.`, pointer)
}
