import type { EventType } from '@millrace/contract'
import type { Ctx } from '../context.ts'
import type { Queryable } from '../database/query.ts'
import { statement } from '../database/query.ts'
import type { Actor } from '../identity/actor.ts'

/** One change of one subject, as a module's `*.events.ts` makes it. */
export interface NewEvent {
  readonly type: EventType
  readonly subjectType:
    | 'task'
    | 'comment'
    | 'project'
    | 'team'
    | 'user'
    | 'token'
    | 'service-account'
    | 'invitation'
    | 'dead-letter'
  readonly subjectId: string
  readonly subjectVersion: number
  readonly projectId: string | null
  readonly before?: object
  readonly after?: object
}

const recordStatement = statement(
  'events.record',
  `with event as (
     insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
     select id, type, "subjectType", "subjectId", "subjectVersion", "projectId", $2, $3, data, $4
     from jsonb_to_recordset($1) as x(id uuid, type text, "subjectType" text, "subjectId" uuid,
       "subjectVersion" integer, "projectId" uuid, data jsonb)
     returning id)
   insert into outbox (event_id) select id from event order by id`,
)

/** What an event needs to know of who made it. */
export type EventActor = Pick<Actor, 'userId'> & Partial<Pick<Actor, 'requestId' | 'traceparent'>>

/** Appends events to the log and the outbox, in the transaction of the change that they tell of. */
export async function record(
  ctx: Pick<Ctx, 'newId' | 'clock'>,
  tx: Queryable,
  actor: EventActor,
  ...events: readonly NewEvent[]
): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ before, after, ...event }) => ({ id: ctx.newId(), ...event, data: { before, after } }))
  await tx.query(recordStatement(JSON.stringify(rows), actor.userId, ctx.clock.now(), eventContext(actor)))
}

/** What an event's `context` holds: where it can be traced back to. */
export const eventContext = ({ requestId, traceparent }: Omit<EventActor, 'userId'>): string =>
  JSON.stringify({ requestId, traceparent })
