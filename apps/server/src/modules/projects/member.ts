import type { AddProjectMember, ProjectRole } from '@millrace/contract'
import { invalidField } from '../../platform/errors/app-error.ts'

/** A person or a team in a project; the id is the person's or the team's. */
export interface MemberRecord {
  readonly id: string
  readonly projectId: string
  readonly kind: 'user' | 'team'
  readonly name: string
  readonly role: ProjectRole
  readonly version: number
  readonly addedBy: string
  readonly addedAt: Date
}

/** Whom an addition is about: exactly one of a person and a team. */
export function candidateOf({ userId, teamId }: Omit<AddProjectMember, 'role'>): Pick<MemberRecord, 'id' | 'kind'> {
  if (userId !== undefined && teamId === undefined) return { id: userId, kind: 'user' }
  if (teamId !== undefined && userId === undefined) return { id: teamId, kind: 'team' }
  throw invalidField('body', teamId === undefined ? '/userId' : '/teamId', 'give either userId or teamId')
}
