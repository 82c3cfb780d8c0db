import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Id, Instant, Nullable } from './common.ts'

/** Every event that the log can hold. */
export const eventTypes = [
  'task.created',
  'task.updated',
  'task.completed',
  'task.moved',
  'task.assigned',
  'task.deleted',
  'task.restored',
  'task.linked',
  'task.unlinked',
  'comment.created',
  'comment.updated',
  'comment.deleted',
  'project.created',
  'project.updated',
  'project.deleted',
  'project.restored',
  'project.member-added',
  'project.member-updated',
  'project.member-removed',
  'project.column-created',
  'project.column-updated',
  'project.column-deleted',
  'project.label-created',
  'project.label-updated',
  'project.label-deleted',
  'team.created',
  'team.updated',
  'team.deleted',
  'team.member-added',
  'team.member-updated',
  'team.member-removed',
  'user.created',
  'user.updated',
  'user.disabled',
  'user.enabled',
  'token.created',
  'token.revoked',
  'service-account.created',
  'service-account.updated',
  'service-account.disabled',
  'service-account.enabled',
  'service-account.secret-rotated',
  'service-account.deleted',
  'invitation.created',
  'invitation.revoked',
  'dead-letter.redriven',
  'dead-letter.discarded',
] as const
export type EventType = (typeof eventTypes)[number]

/** Something that happened. Attribute names follow CloudEvents 1.0 where it has one; `time` is when the write began. */
export const Event = Closed(
  {
    id: Id,
    type: Type.Enum(eventTypes),
    subject: Closed({ type: Type.String({ examples: ['task'] }), id: Id }),
    version: Type.Integer(),
    projectId: Nullable(Id),
    actorId: Id,
    time: Instant,
    data: Type.Object({
      before: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      after: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      continues: Type.Optional(
        Type.String({
          format: 'uuid',
          description: 'The completed task of which the created one is the next occurrence.',
        }),
      ),
    }),
  },
  { title: 'Event' },
)
export type Event = Static<typeof Event>

/** The form of an event's message that this version writes and understands. */
export const eventDataSchema = 'urn:millrace:event:1'

/**
 * An event as brokers carry it: CloudEvents 1.0, structured mode, JSON. The attributes behind `data` are extensions;
 * `traceparent` is that of the distributed tracing extension.
 */
export const EventMessage = Type.Object(
  {
    specversion: Type.Literal('1.0'),
    id: Id,
    source: Type.Literal('/millrace'),
    type: Type.Enum(eventTypes),
    /** `task/<id>` */
    subject: Type.String({ pattern: '^[a-z-]+/[0-9a-f-]{36}$' }),
    time: Instant,
    datacontenttype: Type.Literal('application/json'),
    dataschema: Type.Literal(eventDataSchema),
    data: Event.properties.data,
    subjectversion: Type.Integer(),
    projectid: Type.Optional(Id),
    actorid: Id,
    position: Type.Integer({ minimum: 1 }),
    requestid: Type.Optional(Type.String()),
    traceparent: Type.Optional(Type.String()),
  },
  { title: 'EventMessage' },
)
export type EventMessage = Static<typeof EventMessage>
