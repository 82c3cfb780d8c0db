import type { EventMessage } from '@millrace/contract'
import { eventDataSchema } from '@millrace/contract'
import { isoInstant } from '../../platform/database/instant-sql.ts'

/** What is needed to tell of an event, of an event named `event`. */
export const eventMessageSql = `event.type, event.subject_type as "subjectType", event.subject_id as key,
  event.subject_version as version, event.project_id as "projectId", event.actor_id as "actorId",
  ${isoInstant('event.at')} as time,
  event.context ->> 'requestId' as "requestId", event.context ->> 'traceparent' as traceparent,
  event.data::text as data`

export interface EventMessageRow {
  readonly position: string
  readonly id: string
  readonly type: EventMessage['type']
  readonly subjectType: string
  readonly key: string
  readonly version: number
  readonly projectId: string | null
  readonly actorId: string
  readonly time: string
  readonly requestId: string | null
  readonly traceparent: string | null
  readonly data: string
}

/** A CloudEvent: `EventMessage` of the contract. The data stay the text that they are, for they are its largest part. */
export function bodyOf(row: EventMessageRow): Buffer {
  const message: Omit<EventMessage, 'data'> = {
    specversion: '1.0',
    id: row.id,
    source: '/millrace',
    type: row.type,
    subject: `${row.subjectType}/${row.key}`,
    time: row.time,
    datacontenttype: 'application/json',
    dataschema: eventDataSchema,
    subjectversion: row.version,
    ...(row.projectId !== null && { projectid: row.projectId }),
    actorid: row.actorId,
    position: Number(row.position),
    ...(row.requestId !== null && { requestid: row.requestId }),
    ...(row.traceparent !== null && { traceparent: row.traceparent }),
  }
  return Buffer.from(`${JSON.stringify(message).slice(0, -1)},"data":${row.data}}`)
}
