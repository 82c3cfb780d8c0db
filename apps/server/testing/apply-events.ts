import type { EventConsumer, Work, WorkConsumer } from '../src/platform/events/consumer.ts'
import type { DomainEvent } from '../src/platform/events/event.ts'
import type { TestServer } from './test-server.ts'

type Parts = Pick<TestServer, 'ctx' | 'db'>

/** The events that a consumer has not applied yet, in the order in which they were made. */
export async function eventsFor({ db }: Parts, consumer: EventConsumer): Promise<DomainEvent[]> {
  return db.query<DomainEvent>({
    text: `select e.id, e.type, e.subject_type as "subjectType", e.subject_id as "subjectId",
        e.subject_version as "subjectVersion", e.project_id as "projectId", e.actor_id as "actorId", e.at, e.data,
        e.context as origin, o.seq::int as position
      from outbox o join events e on e.id = o.event_id
      where e.type = any($2) and not exists (select from inbox where consumer = $1 and event_id = e.id)
      order by o.seq`,
    values: [consumer.name, consumer.types],
  })
}

/** Applies an event as a worker does: with its inbox row in one transaction, and not when it was applied already. */
export const applyEvent = ({ ctx, db }: Parts, consumer: EventConsumer, event: DomainEvent): Promise<void> =>
  db.transaction(async (tx) => {
    const inserted = await tx.query({
      text: 'insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing returning 1',
      values: [consumer.name, event.id],
    })
    if (inserted.length > 0) await consumer.apply(ctx, tx, event)
  })

/** Applies all events that a consumer has not applied yet. */
export async function applyEvents(server: Parts, consumer: EventConsumer): Promise<void> {
  for (const event of await eventsFor(server, consumer)) await applyEvent(server, consumer, event)
}

/** Takes the work of a queue out of the database, as the relay does. */
export async function takeWork({ db }: Parts, queue: string): Promise<Work[]> {
  const rows = await db.query<{ body: Buffer }>({
    text: 'with taken as (delete from work where queue = $1 returning seq, body) select body from taken order by seq',
    values: [queue],
  })
  return rows.map(({ body }) => {
    const { id, type, data, requestid: requestId, traceparent } = JSON.parse(body.toString('utf8'))
    return { id, type, data, origin: { requestId, traceparent } }
  })
}

/** Does the work that a consumer was asked for. */
export async function runWork(server: Parts, consumer: WorkConsumer): Promise<void> {
  const { signal } = new AbortController()
  for (const work of await takeWork(server, consumer.name)) await consumer.run(server.ctx, work, signal)
}
