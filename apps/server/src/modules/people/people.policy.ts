import type {
  AccessToken,
  Invitation,
  Me,
  Permission,
  TeamCan,
  TeamMemberCan,
  TeamRole,
  UserCan,
} from '@millrace/contract'
import type { Principal } from '../../platform/identity/actor.ts'

export const meCan = ({ permissions }: Principal): Me['can'] => ({
  update: permissions.has('account:manage'),
  createProjects: permissions.has('projects:write'),
  createTeams: permissions.has('teams:write'),
  administer: permissions.has('users:admin'),
})

export const userCan = (actor: Principal): UserCan => ({ update: actor.permissions.has('users:admin') })

export const invitationCan = (actor: Principal): Invitation['can'] => ({ revoke: actor.permissions.has('users:admin') })

/** E-mail address, language and time zone are the person's own affair. */
export const maySeeProfile = (actor: Principal, userId: string): boolean =>
  actor.userId === userId || actor.permissions.has('users:admin')

/** `ownRole` is the actor's role in the team, or null for who is not in it. */
export function teamCan(actor: Principal, ownRole: TeamRole | null): TeamCan {
  const manages =
    actor.permissions.has('teams:write') && (ownRole === 'manager' || actor.permissions.has('users:admin'))
  return { update: manages, delete: manages, manageMembers: manages }
}

/** Who is in a team may leave it. */
export function teamMemberCan(actor: Principal, ownRole: TeamRole | null, userId: string): TeamMemberCan {
  const { manageMembers } = teamCan(actor, ownRole)
  const leaves = actor.userId === userId && actor.permissions.has('teams:write')
  return { update: manageMembers, remove: manageMembers || leaves }
}

/** People make tokens for themselves; commands (`isSystem`) make them for anyone. */
export const mayIssueToken = (actor: Principal, ownerId: string, isSystem: boolean): boolean =>
  actor.permissions.has('account:manage') && (isSystem || actor.userId === ownerId)

export const tokenCan = (actor: Principal, ownerId: string): AccessToken['can'] => ({
  revoke: actor.userId === ownerId && actor.permissions.has('account:manage'),
})

/** A token carries no right that its owner's role or the token it was asked for with does not have. */
export const grantableScopes = (actor: Principal, ofOwnerRole: readonly Permission[]): Permission[] =>
  ofOwnerRole.filter((permission) => actor.permissions.has(permission))
