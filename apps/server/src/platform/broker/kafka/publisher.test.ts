import * as library from '@platformatic/kafka'
import { expect, test } from 'vitest'
import { Publisher } from './publisher.ts'

const refused = (what: string) => () => Promise.reject(new Error(what))

/** Producers of which the first neither sends nor closes. */
function firstBroken() {
  const sent: unknown[] = []
  let made = 0
  class Producer {
    readonly isBroken = ++made === 1
    readonly connections = { close: this.isBroken ? refused('the connections stay open') : async () => {} }
    readonly close = this.isBroken ? refused('it does not close') : async () => {}
    readonly send = this.isBroken ? refused('it does not send') : async (request: unknown) => void sent.push(request)
  }
  return { sent, library: { ...library, Producer } as never }
}

test('a producer that can neither send nor close rejects what it was given, and the next one goes on', async () => {
  const { sent, library } = firstBroken()
  const publisher = new Publisher({ library, connection: { clientId: 'test', bootstrapBrokers: [] } })
  const record = { topic: 'some', key: 'key', value: Buffer.from('value') }
  const failure = await publisher.put([record]).catch((err: AggregateError) => err)
  expect(failure).toBeInstanceOf(AggregateError)
  expect((failure as AggregateError).errors.map(String)).toEqual([
    'Error: the connections stay open',
    'Error: it does not send',
  ])
  await publisher.put([record])
  expect(sent).toHaveLength(1)
  await publisher.close()
})
