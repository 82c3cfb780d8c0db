import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collect, outgoing, until } from '../../../../testing/broker-suite.ts'
import type { Toxic } from '../../../../testing/chaos/fault-proxy.ts'
import { FaultProxy } from '../../../../testing/chaos/fault-proxy.ts'
import type { TestDatabase } from '../../../../testing/test-database.ts'
import { createTestDatabase } from '../../../../testing/test-database.ts'
import { systemClock } from '../../clock/clock.ts'
import { openPostgresqlBroker } from './open-postgresql-broker.ts'

const awayMilliseconds = 300
const presentMilliseconds = 400

let database: TestDatabase
let proxy: FaultProxy
beforeAll(async () => {
  database = await createTestDatabase()
  const { hostname, port } = new URL(database.url)
  proxy = await FaultProxy.open(() => ({ path: `${decodeURIComponent(hostname)}/.s.PGSQL.${port}` }))
})
afterAll(async () => {
  await proxy.close()
  await database.drop()
})

const toxics: readonly Toxic[] = [
  { kind: 'down' },
  { kind: 'lost_answers' },
  { kind: 'timeout' },
  { kind: 'reset_peer' },
]

test.each(toxics)(
  'with a link that is spoiled ($kind) again and again, each message is taken',
  async (toxic) => {
    const unexpected: unknown[] = []
    const note = (err: unknown) => unexpected.push(err)
    process.on('unhandledRejection', note)
    const queue = `cut-${toxic.kind}`
    const queues = [{ name: queue, types: [] }]
    const log = pino({ level: 'silent' })
    const open = (url: string) => openPostgresqlBroker({ url, queues, clock: systemClock, log, leaseSeconds: 2 })
    const through = await open(database.url.replace(/@[^/]+\//, `@127.0.0.1:${proxy.port}/`))
    const direct = await open(database.url)
    const { got } = await collect(through, queue)

    const sent: string[] = []
    let isOver = false
    const sending = (async () => {
      while (!isOver) {
        const messages = Array.from({ length: 5 }, () => outgoing())
        await direct.send(queue, messages)
        sent.push(...messages.map(({ id }) => id))
        await delay(10)
      }
    })()
    for (let round = 0; round < 6; round += 1) {
      await proxy.spoil(toxic, awayMilliseconds)
      await delay(presentMilliseconds)
    }
    isOver = true
    await sending
    await until(() => new Set(got.map(({ id }) => id)).size === sent.length, 'all messages')
    await through.close()
    await direct.close()

    process.off('unhandledRejection', note)
    expect(unexpected).toEqual([])
  },
  60_000,
)

test('a consumer that closes while the database is away ends nothing, and what it held comes to another', async () => {
  const unexpected: unknown[] = []
  const note = (err: unknown) => unexpected.push(err)
  process.on('unhandledRejection', note)
  const queues = [{ name: 'closed', types: [] }]
  const log = pino({ level: 'silent' })
  const open = (url: string) => openPostgresqlBroker({ url, queues, clock: systemClock, log, leaseSeconds: 1 })
  const through = await open(database.url.replace(/@[^/]+\//, `@127.0.0.1:${proxy.port}/`))
  const messages = Array.from({ length: 20 }, () => outgoing())
  await through.send('closed', messages)
  const first = await collect(
    through,
    'closed',
    async () => {
      await delay(200)
      return 'done' as const
    },
    2,
  )
  await until(() => first.got.length === 2, 'two messages')
  const away = proxy.spoil({ kind: 'down' }, 1500)
  await Promise.all([first.close(), away])
  await through.close().catch(() => {})

  const direct = await open(database.url)
  const second = await collect(direct, 'closed')
  await until(() => new Set([...first.got, ...second.got].map(({ id }) => id)).size === 20, 'all of twenty')
  await direct.close()
  process.off('unhandledRejection', note)
  expect(unexpected).toEqual([])
}, 60_000)
