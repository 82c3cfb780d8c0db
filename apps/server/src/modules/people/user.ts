import type { Me, Permission, Role, UpdateMe, User, UserKind } from '@millrace/contract'
import { permissions } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { invalidField } from '../../platform/errors/app-error.ts'
import type { Principal } from '../../platform/identity/actor.ts'
import { maySeeProfile, meCan, userCan } from './people.policy.ts'

/** A person, or a program, as they are kept. */
export interface UserRecord {
  readonly id: string
  readonly kind: UserKind
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly language: NonNullable<UpdateMe['language']>
  readonly timeZone: string
  readonly weekStart: Me['weekStart']
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly disabledAt: Date | null
}

/** What may change of a person. */
export type UserPatch = Partial<
  Pick<UserRecord, 'name' | 'role' | 'language' | 'timeZone' | 'weekStart' | 'disabledAt'>
>

/** A person as the actor may see them. */
export function toUser(actor: Principal, user: UserRecord): User {
  const { id, kind, email, name, role, language, timeZone, version } = user
  return {
    id,
    kind,
    ...(maySeeProfile(actor, id) && { email, language, timeZone }),
    name,
    role,
    version,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
    disabledAt: user.disabledAt?.toISOString() ?? null,
    can: userCan(actor),
  }
}

/** The actor as they see themselves. */
export function toMe(
  { accounts }: Pick<Ctx, 'accounts'>,
  actor: Principal,
  user: UserRecord,
  inboxProjectId: string,
): Me {
  const { id, kind, email, name, role, language, timeZone, weekStart, version } = user
  const effective: Permission[] = permissions.filter((permission) => actor.permissions.has(permission))
  return {
    id,
    kind,
    email,
    name,
    role,
    permissions: effective,
    language,
    timeZone,
    weekStart,
    inboxProjectId,
    version,
    createdAt: user.createdAt.toISOString(),
    session: sessionOf(actor),
    accountUrl: kind === 'person' ? (accounts?.pageUrl ?? null) : null,
    can: meCan(actor),
  }
}

const sessionOf = ({ session, secondFactorAt }: Principal): Me['session'] =>
  session
    ? {
        id: session.id,
        expiresAt: session.expiresAt.toISOString(),
        secondFactorAt: secondFactorAt?.toISOString() ?? null,
      }
    : null

export const isActiveAdmin = ({ role, disabledAt }: Pick<UserRecord, 'role' | 'disabledAt'>): boolean =>
  role === 'admin' && disabledAt === null

/** Refuses what the IANA database does not name. */
export function assertTimeZone(timeZone: string | undefined): void {
  if (timeZone === undefined) return
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw invalidField('body', '/timeZone', 'is not a time zone of the IANA database, such as Europe/Berlin')
  }
}
