import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { TestDatabase } from '../../../testing/test-database.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import { PipelinedClients } from './pipelined-client.ts'
import type { Query } from './query.ts'

// For a connection too many to be there.
const settleMilliseconds = 200

let database: TestDatabase
let pool: pg.Pool
let clients: PipelinedClients

beforeAll(async () => {
  database = await createTestDatabase()
  pool = new pg.Pool({ connectionString: database.url, options: '-c timezone=UTC' })
  await pool.query('create table things (id integer primary key, name text)')
})
beforeEach(() => {
  const settings = '-c timezone=UTC -c plan_cache_mode=force_generic_plan'
  clients = new PipelinedClients({
    name: 'test',
    connectionString: database.url,
    settings,
    size: 1,
    onError: (err) => {
      throw err
    },
  })
  return () => clients.close()
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const named = (name: string, text: string, ...values: unknown[]): Query => ({ name, text, values })
const failure = (query: Query): Promise<Error & { code?: string }> =>
  clients.query(query).then(
    () => Promise.reject(new Error('did not fail')),
    (err) => err,
  )

describe('a named statement', () => {
  const point = (x: number) => named('point', 'select $1::integer as x, $1::integer * 2 as double', x)

  test('gives the same rows when PostgreSQL is not asked to describe them again', async () => {
    expect(await clients.query(point(1))).toEqual([{ x: 1, double: 2 }])
    expect(await clients.query(point(2))).toEqual([{ x: 2, double: 4 }])
  })

  test('gives the same rows after an error in between, its own and that of another', async () => {
    const divide = (by: number) => named('divide', 'select 10 / $1::integer as share', by)
    expect(await clients.query(divide(5))).toEqual([{ share: 2 }])
    expect(await clients.query(point(1))).toEqual([{ x: 1, double: 2 }])
    const [own, other, next] = [
      failure(divide(0)),
      failure({ text: 'select * from nowhere' }),
      clients.query(divide(2)),
    ]
    expect([(await own).code, (await other).code, await next]).toEqual(['22012', '42P01', [{ share: 5 }]])
    expect(await clients.query(point(3))).toEqual([{ x: 3, double: 6 }])
  })

  test('that failed on its first run is described when it succeeds', async () => {
    const share = (by: number) => named('first', 'select 10 / $1::integer as share, null as nothing', by)
    expect((await failure(share(0))).code).toBe('22012')
    for (const by of [5, 10]) expect(await clients.query(share(by))).toEqual([{ share: 10 / by, nothing: null }])
  })

  test('may answer no row, then some', async () => {
    const upTo = (count: number) => named('series', 'select n from generate_series(1, $1::integer) n', count)
    expect(await clients.query(upTo(0))).toEqual([])
    expect(await clients.query(upTo(2))).toEqual([{ n: 1 }, { n: 2 }])
    expect(await clients.query(upTo(0))).toEqual([])
  })

  test('stays apart from one of another shape between whose runs it runs', async () => {
    const words = (text: string) =>
      named('words', `select string_to_array($1, ' ') as words, now() is null as never`, text)
    for (const round of [1, 2, 3]) {
      const answers = await Promise.all([
        clients.query(point(round)),
        clients.query(words('a b')),
        clients.query(point(9)),
      ])
      expect(answers).toEqual([
        [{ x: round, double: 2 * round }],
        [{ words: ['a', 'b'], never: false }],
        [{ x: 9, double: 18 }],
      ])
    }
  })

  test('gives every type as the pool gives it', async () => {
    const text = `select n, null::integer as nothing, null::text[] as none, array[1, null, 3] as numbers,
        array['a,b', '"', null] as texts, '{}'::uuid[] as empty, '{"a": [1, {"b": null}], "c": "d"}'::jsonb as json,
        'null'::jsonb as "jsonNull", '2026-11-21 08:00:00.123+01'::timestamptz as at, '2026-11-21'::date::text as day,
        'infinity'::timestamptz as never, 9007199254740993::bigint as big, 1.50::numeric as exact, 0.1::float8 as float,
        true as yes, '\\x00ff'::bytea as bytes, $1::text as given, '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'::uuid as id
      from generate_series(1, 2) n`
    const query = named('types', text, 'Grüße 🦉')
    const expected = (await pool.query(query)).rows
    for (const _run of [1, 2]) expect(await clients.query(query)).toEqual(expected)
    expect(expected[0]).toMatchObject({ nothing: null, at: new Date('2026-11-21T07:00:00.123Z'), given: 'Grüße 🦉' })
  })

  test('whose columns have changed runs with the new ones', async () => {
    const all = named('all', 'select * from things order by id')
    await pool.query(`insert into things values (1, 'one')`)
    expect(await clients.query(all)).toEqual([{ id: 1, name: 'one' }])
    for (const column of ['color', 'size']) {
      await pool.query(`alter table things add column ${column} text default 'new'`)
      const [row] = (await pool.query('select * from things order by id')).rows
      expect(row).toHaveProperty(column, 'new')
      for (const _run of [1, 2]) expect(await clients.query(all)).toEqual([row])
    }
  })

  test('whose columns change while it is under way many times fails for none', async () => {
    const all = named('many', 'select * from things order by id')
    await clients.query(all)
    await pool.query('alter table things add column weight integer default 7')
    const late = await Promise.all(Array.from({ length: 20 }, () => clients.query(all)))
    const [row] = (await pool.query('select * from things order by id')).rows
    const answers = await Promise.all(Array.from({ length: 20 }, () => clients.query(all)))
    expect([...late, ...answers]).toEqual(Array(40).fill([row]))
  })

  test('that the server does not have, or has lost, is prepared anew', async () => {
    expect(await clients.query(point(1))).toEqual([{ x: 1, double: 2 }])
    await clients.query({ text: 'deallocate all' })
    const answers = await Promise.all([2, 3].map((x) => clients.query(point(x))))
    expect(answers).toEqual([[{ x: 2, double: 4 }], [{ x: 3, double: 6 }]])
  })
})

test('500 at once come back each to its own caller, errors among them', async () => {
  const several = new PipelinedClients({
    name: 'test',
    connectionString: database.url,
    settings: '',
    size: 3,
    onError: () => {},
  })
  const answers = await Promise.allSettled(
    Array.from({ length: 500 }, (_, index) =>
      index % 7 === 0
        ? several.query(named('fails', 'select 1 / ($1::integer - $1::integer)', index))
        : several.query(named(`echo.${index % 3}`, `select $1::integer as index, ${index % 3} as kind`, index)),
    ),
  )
  await several.close()
  for (const [index, answer] of answers.entries()) {
    if (index % 7 === 0) expect(answer).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
    else expect(answer).toEqual({ status: 'fulfilled', value: [{ index, kind: index % 3 }] })
  }
})

test('the stack of an error names whoever asked', async () => {
  async function whoeverAsked(): Promise<unknown> {
    return await clients.query({ text: 'select * from nowhere' })
  }
  const err = await whoeverAsked().catch((caught: Error) => caught)
  expect((err as Error).stack).toContain('whoeverAsked')
})

test('a connection that is lost fails what is under way on it and is made anew', async () => {
  const told: Error[] = []
  const lost = new PipelinedClients({
    name: 'lost',
    connectionString: database.url,
    settings: '',
    size: 1,
    onError: (err) => told.push(err),
  })
  const one = named('one', 'select 1 as one')
  expect(await lost.query(one)).toEqual([{ one: 1 }])
  const waiting = lost.query({ text: 'select pg_sleep(20)' }).catch((err: Error) => err)
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lost'`)
  expect(await waiting).toBeInstanceOf(Error)
  await vi.waitFor(() => expect(told).not.toEqual([]))
  for (const _run of [1, 2]) expect(await lost.query(one)).toEqual([{ one: 1 }])
  await lost.close()
})

test('a connection that the server ends is replaced by one, which is closed in the end', async () => {
  const lost: Error[] = []
  const ended = new PipelinedClients({
    name: 'ended',
    connectionString: database.url,
    settings: '-c timezone=UTC',
    size: 1,
    onError: (err) => lost.push(err),
  })
  const pids = async () => {
    const sql = "select pid from pg_stat_activity where application_name = 'ended' and datname = current_database()"
    return (await pool.query<{ pid: number }>(sql)).rows.map(({ pid }) => pid)
  }
  await ended.query(named('one', 'select 1'))
  const [first] = await pids()

  await pool.query('select pg_terminate_backend($1)', [first])
  await vi.waitFor(async () => expect((await pids()).filter((pid) => pid !== first)).not.toEqual([]))
  await vi.waitFor(() => expect(lost.length).toBeGreaterThan(1))
  await ended.query(named('one', 'select 1'))
  await delay(settleMilliseconds)

  expect(await pids()).toHaveLength(1)
  await ended.close()
  await vi.waitFor(async () => expect(await pids()).toEqual([]))
})
