import type { Changes } from '../../platform/events/changes.ts'
import type { NewEvent } from '../../platform/events/record.ts'
import type { Invitation } from '../../platform/identity/accounts.ts'
import type { IssuedRole } from '../../platform/identity/issuer-roles.ts'
import type { TeamMemberRecord, TeamRecord } from './team.ts'
import type { TokenRecord } from './token.ts'
import type { UserPatch, UserRecord } from './user.ts'

const user = ({ id, version }: Pick<UserRecord, 'id' | 'version'>) =>
  ({ subjectType: 'user', subjectId: id, subjectVersion: version, projectId: null }) as const

/** Without the e-mail address: the log is for ever, and an address must stay where it can be erased. */
export const userCreated = (created: UserRecord): NewEvent => {
  const { kind, name, role, language, timeZone } = created
  return { type: 'user.created', ...user(created), after: { kind, name, role, language, timeZone } }
}

/** One event for one change; disabling and enabling name it, whatever else changed with them. */
export function userChanged(changed: UserRecord, changes: Changes<UserPatch>): NewEvent {
  const { disabledAt } = changes.after
  const otherwise = disabledAt === undefined ? 'user.updated' : 'user.enabled'
  return { type: disabledAt ? 'user.disabled' : otherwise, ...user(changed), ...changes }
}

/** The issuer gave another role, or, with null, none. */
export const roleFollowed = (
  changed: Pick<UserRecord, 'id' | 'version'>,
  before: IssuedRole,
  after: IssuedRole,
): NewEvent => ({
  type: 'user.updated',
  ...user(changed),
  before: { role: before.roleWithdrawn ? null : before.role },
  after: { role: after.roleWithdrawn ? null : after.role },
})

type TeamVersion = Pick<TeamRecord, 'id' | 'version'>

const team = ({ id, version }: TeamVersion) =>
  ({ subjectType: 'team', subjectId: id, subjectVersion: version, projectId: null }) as const

export const teamCreated = (created: TeamRecord, managerId: string): NewEvent => ({
  type: 'team.created',
  ...team(created),
  after: {
    name: created.name,
    description: created.description,
    members: [{ userId: managerId, role: 'manager' }],
  },
})

export const teamUpdated = (
  updated: TeamVersion,
  changes: Changes<Pick<TeamRecord, 'name' | 'description'>>,
): NewEvent => ({
  type: 'team.updated',
  ...team(updated),
  ...changes,
})

export const teamDeleted = ({ id, version, name, description }: TeamRecord): NewEvent => ({
  type: 'team.deleted',
  ...team({ id, version: version + 1 }),
  before: { name, description },
})

type Membership = Pick<TeamMemberRecord, 'userId' | 'role'>

const membership = ({ userId, role }: Membership) => ({ userId, role })

export const memberAdded = (changed: TeamVersion, added: Membership): NewEvent => ({
  type: 'team.member-added',
  ...team(changed),
  after: membership(added),
})

export const memberUpdated = (changed: TeamVersion, before: Membership, after: Membership): NewEvent => ({
  type: 'team.member-updated',
  ...team(changed),
  before: membership(before),
  after: membership(after),
})

export const memberRemoved = (changed: TeamVersion, removed: Membership): NewEvent => ({
  type: 'team.member-removed',
  ...team(changed),
  before: membership(removed),
})

const token = (id: string, version: number) =>
  ({ subjectType: 'token', subjectId: id, subjectVersion: version, projectId: null }) as const

export const tokenCreated = ({ id, userId, name, scopes, expiresAt }: TokenRecord): NewEvent => ({
  type: 'token.created',
  ...token(id, 1),
  after: { userId, name, scopes, expiresAt },
})

export const tokenRevoked = ({ id, userId, name }: TokenRecord, revokedAt: Date): NewEvent => ({
  type: 'token.revoked',
  ...token(id, 2),
  before: { userId, name, revokedAt: null },
  after: { userId, name, revokedAt },
})

const invitation = (id: string, version: number) =>
  ({ subjectType: 'invitation', subjectId: id, subjectVersion: version, projectId: null }) as const

/** Without the e-mail address, like that of a user. */
export const invitationCreated = ({ id, name, role, expiresAt }: Invitation): NewEvent => ({
  type: 'invitation.created',
  ...invitation(id, 1),
  after: { name, role, expiresAt },
})

export const invitationRevoked = ({ id, name, role, expiresAt }: Invitation): NewEvent => ({
  type: 'invitation.revoked',
  ...invitation(id, 2),
  before: { name, role, expiresAt },
})
