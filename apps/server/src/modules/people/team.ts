import type { Team, TeamMember, TeamRole } from '@millrace/contract'
import { conflict } from '../../platform/errors/app-error.ts'
import type { Principal } from '../../platform/identity/actor.ts'
import { teamCan, teamMemberCan } from './people.policy.ts'

/** A team as it is kept, and what the actor is in it. */
export interface TeamRecord {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly memberCount: number
  readonly version: number
  readonly createdBy: string
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Null: the actor is not in the team. */
  readonly ownRole: TeamRole | null
}

export interface TeamMemberRecord {
  readonly teamId: string
  readonly userId: string
  readonly name: string
  readonly role: TeamRole
  readonly version: number
  readonly addedAt: Date
}

export const toTeam = (actor: Principal, { ownRole, ...team }: TeamRecord): Team => ({
  id: team.id,
  name: team.name,
  description: team.description,
  memberCount: team.memberCount,
  version: team.version,
  createdBy: team.createdBy,
  createdAt: team.createdAt.toISOString(),
  updatedAt: team.updatedAt.toISOString(),
  can: teamCan(actor, ownRole),
})

export const toTeamMember = (actor: Principal, ownRole: TeamRole | null, member: TeamMemberRecord): TeamMember => ({
  teamId: member.teamId,
  userId: member.userId,
  name: member.name,
  role: member.role,
  version: member.version,
  addedAt: member.addedAt.toISOString(),
  can: teamMemberCan(actor, ownRole, member.userId),
})

export const teamNameTaken = () => conflict('Another team has this name already.')
