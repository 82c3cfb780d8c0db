import { randomUUID } from 'node:crypto'
import { stderr } from 'node:process'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningRedis } from '../../../testing/services/redis.ts'
import { hasRedis, startRedis } from '../../../testing/services/redis.ts'
import { sessionStoreCases } from '../../../testing/session-store-suite.ts'
import { openRedis } from './redis.ts'
import { RedisSessions } from './redis-sessions.ts'

const log = pino({ level: 'silent' })

const isHere = hasRedis()
if (!isHere) stderr.write('Sessions in Redis are not tested: there is no redis-server on this machine.\n')

describe.skipIf(!isHere)('on a real Redis', () => {
  let redis: RunningRedis
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis?.close())

  test.each(sessionStoreCases)('%s', async (_guarantee, check) => {
    const store = new RedisSessions(await openRedis(redis.url, log))
    await check({ store, addUser: async () => randomUUID(), close: () => store.close() })
    await store.close()
  })

  test('every key goes away by itself', async () => {
    const connection = await openRedis(redis.url, log)
    const keys = await connection.keys('*')
    const lives = await Promise.all(keys.map((key) => connection.pttl(key)))
    connection.disconnect()

    expect(lives.length).toBeGreaterThan(0)
    for (const life of lives) expect(life).toBeGreaterThan(0)
  })
})

test('a Redis that is not there is told at once, with the reason', async () => {
  await expect(openRedis('redis://127.0.0.1:9', log)).rejects.toThrow('ECONNREFUSED')
})
