import type { Permission, ProjectRole, Role } from '@millrace/contract'
import { inject } from 'vitest'
import type { Standing } from './decision.ts'

/** What a person had until just before and has no more. */
type Loss = 'membership' | 'team' | 'admin' | 'admin at the issuer' | 'account' | 'token'

/** How somebody comes to the door, and what they are behind it. */
export interface Person extends Standing {
  readonly name: string
  /** The access token that is shown: a personal one unless told otherwise. */
  readonly token:
    | 'none'
    | 'rubbish'
    | 'expired'
    | 'for another audience'
    | 'of the issuer'
    | 'of the issuer, with an old sign-in'
    | 'of the issuer that decides about roles'
    | 'personal'
    | 'of a program'
    | 'by a former secret'
  readonly team?: 'crew' | 'former crew'
  readonly lost?: Loss
}

/** Somebody who can call. */
export interface Principal extends Person {
  readonly userId: string
  /** Null: no token at all. */
  readonly bearer: string | null
  /** The personal token, in use or not, and one that never is. */
  readonly tokenId: string
  readonly spareTokenId: string
  /** Of a browser in which they are signed in. */
  readonly sessionId: string
  /** About a task in their inbox. */
  readonly notificationId: string
  /** One that they have asked for. */
  readonly jobId: string
}

const someone: Omit<Person, 'name'> = {
  identified: true,
  role: 'user',
  scopes: null,
  member: null,
  direct: false,
  secondFactor: false,
  token: 'personal',
}
const withSecondFactor: Partial<Person> = { token: 'of the issuer', secondFactor: true }

const person = (name: string, more: Partial<Person>): Person => {
  const direct = (more.member ?? null) !== null && more.team === undefined
  return { ...someone, name, direct, ...more }
}
const member = (name: string, role: ProjectRole, more: Partial<Person> = {}) => person(name, { member: role, ...more })
const scoped = (name: string, role: Role, scopes: readonly Permission[]) =>
  person(name, { role, scopes, member: role === 'admin' ? null : 'owner' })
const unknown = (name: string, more: Partial<Person>) => member(name, 'owner', { identified: false, ...more })
const former = (name: string, lost: Loss, more: Partial<Person> = {}) => person(name, { lost, ...more })
const program = (name: string, token: Person['token'], more: Partial<Person> = {}) =>
  member(name, 'editor', { token, scopes: ofProgram, ...more })

/** What the programs are given. */
export const ofProgram = ['tasks:read', 'tasks:write', 'comments:write', 'projects:read'] as const

/** Whose tokens only an issuer of ours can write. */
const ofOwnIssuer: readonly Person[] = [
  member('an owner with an old second factor', 'owner', { token: 'of the issuer, with an old sign-in' }),
  former('an admin demoted at the issuer', 'admin at the issuer', {
    token: 'of the issuer that decides about roles',
    secondFactor: true,
  }),
]

const everyone: readonly Person[] = [
  unknown('nobody', { token: 'none' }),
  unknown('a rubbish token', { token: 'rubbish' }),
  unknown('an expired token', { token: 'expired' }),
  unknown('a token for another audience', { token: 'for another audience' }),
  unknown('a revoked token', { lost: 'token' }),
  unknown('a disabled owner', { lost: 'account' }),
  member('the owner', 'owner', withSecondFactor),
  member('an owner without a second factor', 'owner', { token: 'of the issuer' }),
  ...ofOwnIssuer,
  member('an owner with a personal token', 'owner'),
  member('an owner with the role viewer', 'owner', { role: 'viewer', ...withSecondFactor }),
  member('an editor', 'editor'),
  member('a commenter', 'commenter'),
  member('a viewer', 'viewer'),
  member('the assignee, a viewer', 'viewer'),
  member('an editor through a team', 'editor', { team: 'crew' }),
  person('a stranger', {}),
  person('an admin', { role: 'admin' }),
  person('an admin with a second factor', { role: 'admin', ...withSecondFactor }),
  scoped('an owner’s tasks:read', 'user', ['tasks:read']),
  scoped('an owner’s tasks:read and tasks:write', 'user', ['tasks:read', 'tasks:write']),
  scoped('an owner’s tasks:delete', 'user', ['tasks:delete']),
  scoped('an admin’s tasks:read and tasks:write', 'admin', ['tasks:read', 'tasks:write']),
  program('a program', 'of a program'),
  program('a program with a former secret', 'by a former secret', { identified: false }),
  program('a disabled program', 'of a program', { identified: false, lost: 'account' }),
  former('a removed editor', 'membership'),
  former('an editor whose team was left', 'team', { team: 'former crew' }),
  former('a demoted admin', 'admin'),
]

const isOnlyAtHome = (one: Person) => one.scopes === ofProgram || ofOwnIssuer.includes(one)

/** Everyone who tries every route. The service accounts of ours get no tokens from another issuer. */
export const people = everyone.filter((one) => !isOnlyAtHome(one) || inject('services') === undefined)

export function named(principals: ReadonlyMap<string, Principal>, name: string): Principal {
  const principal = principals.get(name)
  if (!principal) throw new Error(`Nobody is called ${name}.`)
  return principal
}
