import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Id, Instant, List, PageQuery } from './common.ts'

/** A browser in which the caller is signed in. */
export const Session = Closed(
  {
    id: Id,
    current: Type.Boolean({ description: 'Whether the request came with this session.' }),
    client: Type.String({ examples: ['Firefox on Linux'] }),
    address: Type.String({ description: 'The network address of the sign-in.', examples: ['192.0.2.7'] }),
    createdAt: Instant,
    lastSeenAt: Instant,
    expiresAt: Instant,
    can: Closed({ end: Type.Boolean() }),
  },
  { title: 'Session' },
)
export type Session = Static<typeof Session>
export const SessionList = List(Session)

export const SessionQuery = Closed(PageQuery)
export type SessionQuery = Static<typeof SessionQuery>
