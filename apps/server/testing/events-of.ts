import type { TestServer } from './test-server.ts'

export interface RecordedEvent {
  readonly type: string
  readonly version: number
  readonly actorId: string
  readonly data: { readonly before?: object; readonly after?: object }
}

/** The events of one subject in the order in which they were made; each of them must be in the outbox. */
export const eventsOf = ({ db }: Pick<TestServer, 'db'>, subjectId: string): Promise<RecordedEvent[]> =>
  db.query<RecordedEvent>({
    text: `select e.type, e.subject_version as version, e.actor_id as "actorId", e.data
      from events e join outbox o on o.event_id = e.id where e.subject_id = $1 order by e.id`,
    values: [subjectId],
  })
