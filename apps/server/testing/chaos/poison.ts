import { setTimeout as delay } from 'node:timers/promises'
import type { House } from './house.ts'

/** Something that no consumer can handle. */
export interface Poison {
  readonly queue: string
  readonly body: Buffer
}

const patience = 60
const retryMilliseconds = 1000

const event = {
  ...{ specversion: '1.0', id: '01890000-0000-7000-8000-000000000001', source: '/millrace', type: 'task.created' },
  ...{ subject: 'task/01890000-0000-7000-8000-000000000002', time: '2026-11-21T08:00:00.000Z' },
  ...{ datacontenttype: 'application/json', dataschema: 'urn:millrace:event:1', data: {}, subjectversion: 1 },
  ...{ actorid: '01890000-0000-7000-8000-000000000003', position: 1 },
}

const poisons: readonly Poison[] = [
  { queue: 'notifications', body: Buffer.from([0xff, 0x00, 0xfe, 0x7b]) },
  { queue: 'notifications', body: Buffer.from('{"specversion": "1.0", "id": "cut o') },
  { queue: 'notifications', body: Buffer.from(JSON.stringify({ ...event, dataschema: 'urn:millrace:event:2' })) },
  { queue: 'notifications', body: Buffer.from(JSON.stringify({ ...event, type: 'task.exploded' })) },
  { queue: 'mail', body: Buffer.from('') },
]

/** Goes the way of work that a transaction asked for. */
const poisonedWork: Poison = {
  queue: 'mail',
  body: Buffer.from(JSON.stringify({ specversion: '1.0', dataschema: 'urn:millrace:work:1', data: { mailId: 7 } })),
}

/** Plants all of them, one after the other over the time of a run; resolves with them. */
export async function plantPoison({ broker, database }: House, milliseconds: number): Promise<Poison[]> {
  const pause = milliseconds / (poisons.length + 1)
  for (const { queue, body } of poisons) {
    await delay(pause)
    await insistently(() => broker.plant(queue, body))
  }
  await insistently(() =>
    database.ask(`insert into work (queue, id, type, key, body) values ($1, gen_random_uuid(), 'unknown', '', $2)`, [
      poisonedWork.queue,
      poisonedWork.body,
    ]),
  )
  return [...poisons, poisonedWork]
}

/** Until it works: what it is done to may be away at the moment. */
async function insistently(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work()
      return
    } catch (err) {
      if (attempt === patience) throw err
      await delay(retryMilliseconds)
    }
  }
}
