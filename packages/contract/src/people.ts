import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Email, Id, IdParamsWith, Instant, List, Name, Nullable, PageQuery, Text } from './common.ts'
import { permissions, roles } from './permissions.ts'

const Role = Type.Enum(roles)
const Permission = Type.Enum(permissions)

/** Languages that the product speaks (BCP 47). */
export const languages = ['en', 'de'] as const
const Language = Type.Enum(languages)

/** A name of the IANA time zone database; whether it is one is checked where it is used. */
const TimeZone = Type.String({ maxLength: 64, pattern: '^[A-Za-z][A-Za-z0-9_+/-]*$', examples: ['Europe/Berlin'] })

/** The days on which a week may begin; calendars and "next week" follow it. */
export const weekStarts = ['monday', 'saturday', 'sunday'] as const
const WeekStart = Type.Enum(weekStarts)

/** What a user is: a person, or a program that a service account or an issuer lets in. */
export const userKinds = ['person', 'service'] as const
const UserKind = Type.Enum(userKinds)
export type UserKind = Static<typeof UserKind>

/** The caller: `permissions` are those that the role or service account has and the token leaves. */
export const Me = Closed(
  {
    id: Id,
    kind: UserKind,
    email: Type.String(),
    name: Type.String(),
    role: Role,
    permissions: Type.Array(Permission),
    language: Language,
    timeZone: Type.String(),
    weekStart: WeekStart,
    inboxProjectId: Id,
    version: Type.Integer(),
    createdAt: Instant,
    /** The browser session that the request came with; null for tokens. */
    session: Nullable(Closed({ id: Id, expiresAt: Instant, secondFactorAt: Nullable(Instant) })),
    /** Where a person changes the password and the second factor; null where another issuer looks after sign-ins. */
    accountUrl: Nullable(Type.String()),
    /** What the caller may do in the deployment as a whole. */
    can: Closed({
      update: Type.Boolean(),
      createProjects: Type.Boolean(),
      createTeams: Type.Boolean(),
      administer: Type.Boolean(),
    }),
  },
  { title: 'Me' },
)
export type Me = Static<typeof Me>

const profile = {
  name: Type.Optional(Name(200)),
  language: Type.Optional(Language),
  timeZone: Type.Optional(TimeZone),
}

export const UpdateMe = Type.Object(
  { ...profile, weekStart: Type.Optional(WeekStart) },
  { additionalProperties: false, minProperties: 1, title: 'UpdateMe' },
)
export type UpdateMe = Static<typeof UpdateMe>

export const UserCan = Closed({ update: Type.Boolean() })
export type UserCan = Static<typeof UserCan>

/**
 * `email`, `language` and `timeZone` are shown to the person and to who has `users:admin`, and to nobody else. A program
 * has permissions of its own instead of those of the role, and an address at which no mail arrives.
 */
export const User = Closed(
  {
    id: Id,
    kind: UserKind,
    email: Type.Optional(Type.String()),
    name: Type.String(),
    role: Role,
    language: Type.Optional(Language),
    timeZone: Type.Optional(Type.String()),
    version: Type.Integer(),
    createdAt: Instant,
    updatedAt: Instant,
    disabledAt: Nullable(Instant),
    can: UserCan,
  },
  { title: 'User' },
)
export type User = Static<typeof User>
export const UserList = List(User)

/** `text` is the beginning of a word of a name, or of an e-mail address that the caller may see. */
export const UserQuery = Closed({
  ...PageQuery,
  text: Type.Optional(Name(200)),
  kind: Type.Optional(
    Type.Enum(userKinds, { default: 'person', description: 'People, or the programs that can be added to a project.' }),
  ),
})
export type UserQuery = Static<typeof UserQuery>

export const CreateUser = Closed({ email: Email, name: Name(200), role: Type.Optional(Role) }, { title: 'CreateUser' })
export type CreateUser = Static<typeof CreateUser>

export const UpdateUser = Type.Object(
  { ...profile, role: Type.Optional(Role), disabled: Type.Optional(Type.Boolean()) },
  { additionalProperties: false, minProperties: 1, title: 'UpdateUser' },
)
export type UpdateUser = Static<typeof UpdateUser>

/** Roles within a team; a manager changes the team and who is in it. */
export const teamRoles = ['member', 'manager'] as const
const TeamRole = Type.Enum(teamRoles)
export type TeamRole = Static<typeof TeamRole>

export const TeamCan = Closed({ update: Type.Boolean(), delete: Type.Boolean(), manageMembers: Type.Boolean() })
export type TeamCan = Static<typeof TeamCan>

export const Team = Closed(
  {
    id: Id,
    name: Type.String(),
    description: Type.String(),
    memberCount: Type.Integer(),
    version: Type.Integer(),
    createdBy: Id,
    createdAt: Instant,
    updatedAt: Instant,
    can: TeamCan,
  },
  { title: 'Team' },
)
export type Team = Static<typeof Team>
export const TeamList = List(Team)

/** `text` is the beginning of a name. */
export const TeamQuery = Closed({ ...PageQuery, text: Type.Optional(Name(200)) })
export type TeamQuery = Static<typeof TeamQuery>

export const CreateTeam = Closed({ name: Name(100), description: Type.Optional(Text(2000)) }, { title: 'CreateTeam' })
export type CreateTeam = Static<typeof CreateTeam>

export const UpdateTeam = Type.Object(
  { name: Type.Optional(Name(100)), description: Type.Optional(Text(2000)) },
  { additionalProperties: false, minProperties: 1, title: 'UpdateTeam' },
)
export type UpdateTeam = Static<typeof UpdateTeam>

export const TeamMemberCan = Closed({ update: Type.Boolean(), remove: Type.Boolean() })
export type TeamMemberCan = Static<typeof TeamMemberCan>

export const TeamMember = Closed(
  {
    teamId: Id,
    userId: Id,
    name: Type.String(),
    role: TeamRole,
    version: Type.Integer(),
    addedAt: Instant,
    can: TeamMemberCan,
  },
  { title: 'TeamMember' },
)
export type TeamMember = Static<typeof TeamMember>
export const TeamMemberList = List(TeamMember)

export const TeamMemberQuery = Closed(PageQuery)
export type TeamMemberQuery = Static<typeof TeamMemberQuery>

export const TeamMemberParams = IdParamsWith({ userId: Id })

export const AddTeamMember = Closed({ userId: Id, role: Type.Optional(TeamRole) }, { title: 'AddTeamMember' })
export type AddTeamMember = Static<typeof AddTeamMember>

export const UpdateTeamMember = Closed({ role: TeamRole }, { title: 'UpdateTeamMember' })
export type UpdateTeamMember = Static<typeof UpdateTeamMember>

/** How long a token lives, in days, when its creator does not say. */
export const defaultTokenDays = 90

const accessToken = {
  id: Id,
  name: Type.String(),
  scopes: Type.Array(Permission),
  createdAt: Instant,
  expiresAt: Nullable(Instant),
  lastUsedAt: Nullable(Instant),
  can: Closed({ revoke: Type.Boolean() }),
}

/** A personal access token as it is listed: the token itself is not kept. */
export const AccessToken = Closed(accessToken, { title: 'AccessToken' })
export type AccessToken = Static<typeof AccessToken>
export const AccessTokenList = List(AccessToken)

export const AccessTokenQuery = Closed(PageQuery)
export type AccessTokenQuery = Static<typeof AccessTokenQuery>

/**
 * The answer that shows `token`, once. When a request is repeated with its Idempotency-Key, `token` is null:
 * neither the token nor the answer that showed it is kept. Revoke it and create another one.
 */
export const CreatedAccessToken = Closed(
  {
    ...accessToken,
    token: Type.Union([Type.String(), Type.Null()], {
      description: 'Shown once. Null when the answer is a replay of an idempotent request: the token is not kept.',
    }),
  },
  { title: 'CreatedAccessToken' },
)
export type CreatedAccessToken = Static<typeof CreatedAccessToken>

/**
 * `scopes` left out: all that the caller may now. Without `expiresAt` and `expiresInDays` the token lives for
 * 90 days; `expiresAt` is at most 3650 days away, and `null` makes one that does not expire.
 */
export const CreateAccessToken = Closed(
  {
    name: Name(100),
    scopes: Type.Optional(Type.Array(Permission, { minItems: 1, maxItems: 50 })),
    expiresAt: Type.Optional(Nullable(Instant)),
    expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
  },
  { title: 'CreateAccessToken' },
)
export type CreateAccessToken = Static<typeof CreateAccessToken>
