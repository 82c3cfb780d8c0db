import type { Clock } from '../clock/clock.ts'
import type { Queryable } from '../database/query.ts'
import { statement } from '../database/query.ts'
import type { Work } from './consumer.ts'

const addWorkStatement = statement(
  'events.add-work',
  `insert into work (queue, id, type, key, body)
   select $1, id, type, key, convert_to(body, 'UTF8')
   from jsonb_to_recordset($2) as x(id uuid, type text, key text, body text)`,
)

interface NewWork extends Work {
  /** What must not overtake itself, such as a person. */
  readonly key: string
}

/** Asks for work in the transaction that makes it necessary; the relay hands it to the queue of that consumer. */
export async function addWork(
  { clock }: { readonly clock: Clock },
  tx: Queryable,
  queue: string,
  work: readonly NewWork[],
): Promise<void> {
  if (work.length === 0) return
  const time = clock.now().toISOString()
  const rows = work.map(({ id, type, key, data, origin }) => ({
    ...{ id, type, key },
    body: JSON.stringify({
      ...{ specversion: '1.0', id, source: '/millrace', type, time, datacontenttype: 'application/json' },
      ...{ dataschema: workDataSchema, data, requestid: origin.requestId, traceparent: origin.traceparent },
    }),
  }))
  await tx.query(addWorkStatement(queue, JSON.stringify(rows)))
}

/** The form of a piece of work that this version writes and understands. */
export const workDataSchema = 'urn:millrace:work:1'
