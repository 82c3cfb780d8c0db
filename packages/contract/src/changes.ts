import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Id, Instant, Nullable } from './common.ts'
import { Event, eventTypes } from './events.ts'

/** What an entry of the feed tells of that is no event: the reader themselves came into a project, or lost it. */
export const accessTypes = ['access.gained', 'access.lost'] as const

export const ChangesQuery = Closed({
  since: Type.Optional(
    Type.Integer({
      minimum: 0,
      description: 'The `next` of the answer before. Left out, the answer says where to start.',
    }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 500 })),
})
export type ChangesQuery = Static<typeof ChangesQuery>

/** An entry of the feed. `version` is the one that the subject has since: older than what is known, it is old news. */
export const Change = Closed(
  {
    position: Type.Integer({ minimum: 1 }),
    type: Type.Enum([...eventTypes, ...accessTypes]),
    subject: Event.properties.subject,
    projectId: Nullable(Id),
    actorId: Nullable(Id),
    at: Instant,
    version: Nullable(Type.Integer()),
    data: Event.properties.data,
  },
  { title: 'Change' },
)
export type Change = Static<typeof Change>

const Link = Type.String({ examples: ['/v1/tasks?sort=created&limit=100'] })

/**
 * What changed since a position. There is more to come until `next` is `since`, also after an answer without items.
 * `resync` says that the feed does not reach back that far: everything has to be read again, as in the beginning.
 * `snapshot` tells what to read then, all pages of each list; `{id}` is a project's.
 */
export const Changes = Closed(
  {
    items: Type.Array(Change),
    next: Type.Integer({ minimum: 0 }),
    resync: Type.Boolean(),
    snapshot: Type.Optional(
      Closed({ projects: Type.Optional(Link), tasks: Link, tasksOfProject: Link, teams: Type.Optional(Link) }),
    ),
  },
  { title: 'Changes' },
)
export type Changes = Static<typeof Changes>
