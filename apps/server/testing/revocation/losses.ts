import type { Permission } from '@millrace/contract'
import type { Caller, TestServer } from '../test-server.ts'
import { openTestSessions } from '../test-sessions.ts'
import type { Place } from './place.ts'

/** How somebody comes to the door. */
export type Door = 'personal token' | 'access token' | 'session' | 'program'

/** Somebody who may edit in a place, until now. */
export interface Subject {
  readonly userId: string
  /** The personal access token, when that is what they show. */
  readonly tokenId: string | null
  /** Null in a browser, which sends `headers` instead. */
  readonly bearer: string | null
  readonly headers: Readonly<Record<string, string>>
}

export interface Situation {
  readonly server: TestServer
  readonly place: Place
  readonly subject: Subject
  readonly teamId: string
  readonly asAdmin: Caller
}

/** One way to lose authority: who had it, how it is taken, and what stays. */
export interface Loss {
  readonly name: string
  readonly door: Door
  /** By what they may edit in the place. */
  readonly by: 'membership' | 'team' | 'role'
  readonly keeps: 'nothing' | 'reads'
  /** How long a token lives; longer than the test unless told. */
  readonly lifetimeSeconds?: number
  readonly take: (situation: Situation) => Promise<unknown>
}

const user = ({ subject }: Situation) => `/v1/users/${subject.userId}`
const program = ({ subject }: Situation) => `/v1/service-accounts/${subject.userId}`
const membership = ({ place, subject }: Situation) => `/v1/projects/${place.projectId}/members/${subject.userId}`
const done = async (answer: ReturnType<Caller['patch']>) => {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`Nothing was taken: ${status} ${JSON.stringify(body)}`)
}

const reading: readonly Permission[] = ['tasks:read', 'projects:read']

/** What is lost where the object is: alike for every door. */
const atTheObject = (door: Door): Loss[] => [
  {
    name: 'is no member any more',
    door,
    by: 'membership',
    keeps: 'nothing',
    take: (situation) => done(situation.place.asOwner.delete(membership(situation))),
  },
  {
    name: 'is a viewer of the project from now on',
    door,
    by: 'membership',
    keeps: 'reads',
    take: (situation) => done(situation.place.asOwner.patch(membership(situation), { role: 'viewer' })),
  },
  {
    name: 'is out of the team',
    door,
    by: 'team',
    keeps: 'nothing',
    take: ({ asAdmin, teamId, subject }) => done(asAdmin.delete(`/v1/teams/${teamId}/members/${subject.userId}`)),
  },
  {
    name: 'has a team that is out of the project',
    door,
    by: 'team',
    keeps: 'nothing',
    take: ({ place, teamId }) => done(place.asOwner.delete(`/v1/projects/${place.projectId}/members/${teamId}`)),
  },
  {
    name: 'had a team that is no more',
    door,
    by: 'team',
    keeps: 'nothing',
    take: ({ asAdmin, teamId }) => done(asAdmin.delete(`/v1/teams/${teamId}`)),
  },
]

/** What is lost by a person who keeps their place. */
const asPerson = (door: Door): Loss[] => [
  {
    name: 'has the role viewer from now on',
    door,
    by: 'membership',
    keeps: 'reads',
    take: (situation) => done(situation.asAdmin.patch(user(situation), { role: 'viewer' })),
  },
  {
    name: 'is no admin any more',
    door,
    by: 'role',
    keeps: 'nothing',
    take: (situation) => done(situation.asAdmin.patch(user(situation), { role: 'user' })),
  },
  {
    name: 'is disabled',
    door,
    by: 'membership',
    keeps: 'nothing',
    take: (situation) => done(situation.asAdmin.patch(user(situation), { disabled: true })),
  },
]

export const losses: readonly Loss[] = [
  ...(['personal token', 'access token', 'session'] as const).flatMap((door) => [
    ...atTheObject(door),
    ...asPerson(door),
  ]),
  ...atTheObject('program'),
  {
    name: 'has revoked the token',
    door: 'personal token',
    by: 'membership',
    keeps: 'nothing',
    take: ({ server, subject }) => done(server.as({ id: subject.userId }).delete(`/v1/me/tokens/${subject.tokenId}`)),
  },
  {
    name: 'has a token that expires',
    door: 'personal token',
    by: 'membership',
    keeps: 'nothing',
    lifetimeSeconds: 60,
    take: async ({ server }) => server.clock.advance(60_000),
  },
  {
    name: 'has a token that expires',
    door: 'access token',
    by: 'membership',
    keeps: 'nothing',
    lifetimeSeconds: 60,
    take: async ({ server }) => server.clock.advance(60_000),
  },
  {
    name: 'is signed out everywhere',
    door: 'access token',
    by: 'membership',
    keeps: 'nothing',
    take: async ({ server, subject }) => {
      // Tokens of the very second stay: whoever signs in again at once is to get some that work.
      server.clock.advance(1000)
      await server.ctx.accounts?.endSessionsOf(subject.userId)
    },
  },
  {
    name: 'is signed out everywhere, by the provider',
    door: 'session',
    by: 'membership',
    keeps: 'nothing',
    take: async ({ server, subject }) => server.ctx.accounts?.endSessionsOf(subject.userId),
  },
  {
    name: 'is signed out everywhere, by another process',
    door: 'session',
    by: 'membership',
    keeps: 'nothing',
    take: async ({ server, subject }) => (await openTestSessions(server.ctx)).endSessionsOf(subject.userId),
  },
  {
    name: 'has ended the session in another browser',
    door: 'session',
    by: 'membership',
    keeps: 'nothing',
    take: async ({ server, subject: { userId } }) => {
      const elsewhere = await openTestSessions(server.ctx)
      for (const { id } of await elsewhere.list(userId)) await elsewhere.endOne(userId, id)
    },
  },
  {
    name: 'is disabled as a program',
    door: 'program',
    by: 'membership',
    keeps: 'nothing',
    take: (situation) => done(situation.asAdmin.patch(program(situation), { disabled: true })),
  },
  {
    name: 'is deleted',
    door: 'program',
    by: 'membership',
    keeps: 'nothing',
    take: (situation) => done(situation.asAdmin.delete(program(situation))),
  },
  {
    name: 'has a new secret',
    door: 'program',
    by: 'membership',
    keeps: 'nothing',
    take: (situation) => done(situation.asAdmin.post(`${program(situation)}/secret`)),
  },
  {
    name: 'may only read from now on',
    door: 'program',
    by: 'membership',
    keeps: 'reads',
    take: (situation) => done(situation.asAdmin.patch(program(situation), { permissions: reading })),
  },
]
