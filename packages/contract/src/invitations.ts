import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Email, Id, Instant, List, Name, Nullable, PageQuery } from './common.ts'
import { roles } from './permissions.ts'

const Role = Type.Enum(roles)

/** Somebody who was asked to sign up by mail, and has not yet. */
export const Invitation = Closed(
  {
    id: Id,
    email: Type.String(),
    name: Nullable(Type.String()),
    role: Role,
    createdBy: Id,
    createdAt: Instant,
    expiresAt: Instant,
    can: Closed({ revoke: Type.Boolean() }),
  },
  { title: 'Invitation' },
)
export type Invitation = Static<typeof Invitation>
export const InvitationList = List(Invitation)

export const InvitationQuery = Closed(PageQuery)
export type InvitationQuery = Static<typeof InvitationQuery>

/** `name` is a suggestion: who accepts may change it. */
export const CreateInvitation = Closed(
  { email: Email, name: Type.Optional(Name(200)), role: Type.Optional(Role) },
  { title: 'CreateInvitation' },
)
export type CreateInvitation = Static<typeof CreateInvitation>
