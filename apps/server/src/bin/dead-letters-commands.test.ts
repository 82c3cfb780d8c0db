import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { onServer } from '../../testing/postgres.ts'
import type { TestDatabase } from '../../testing/test-database.ts'
import { createTestDatabase } from '../../testing/test-database.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const program = fileURLToPath(new URL('../../bin/millrace.js', import.meta.url))

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'millrace-commands-'))
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

async function run(...args: readonly string[]) {
  const env = { MILLRACE_DATA_DIR: folder, DATABASE_URL: database.url }
  const child = spawn(process.execPath, [program, 'dead-letters', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code, out, complaint: complaint.replace('building…\n', '') }
}

const sql = async (query: string) => (await onServer(database.url, (db) => db.query(query))).rows

const bury = (count: number, queue: string) =>
  sql(`insert into dead_letters
    select gen_random_uuid(), '${queue}', gen_random_uuid(), 'mail', 'k', 'hello', '{}', 'Error: away', 6, now(), now()
    from generate_series(1, ${count}) returning id`)

test('what was given up is listed, shown, sent again and discarded', async () => {
  const [one] = await bury(1, 'notifications')
  await bury(2, 'exports')
  await bury(3, 'webhooks')

  const listed = await run('list', '--queue', 'exports')
  expect([listed.code, listed.complaint]).toEqual([0, ''])
  expect(JSON.parse(listed.out)).toHaveLength(2)
  expect(JSON.parse((await run('list')).out)).toHaveLength(6)
  expect(JSON.parse((await run('show', one.id)).out)).toMatchObject({ body: 'hello', error: 'Error: away' })
  expect((await run('redrive', one.id)).out).toBe('sent to their queues again: 1\n')
  expect((await run('redrive', '--queue', 'exports')).out).toBe('sent to their queues again: 2\n')
  expect((await run('discard', '--all')).out).toBe('discarded: 3\n')
  expect(await sql('select from dead_letters')).toEqual([])
  expect(await sql('select queue from work order by seq')).toMatchObject([{}, { queue: 'exports' }, {}])

  const gone = await run('show', one.id)
  expect(gone).toMatchObject({ code: 1, out: '', complaint: expect.stringContaining('There is no dead letter') })
})

test.each([[['discard']], [['discard', '--all', '--queue', 'x']], [['redrive', 'everything']]])(
  '%j is refused before anything happens',
  async (args) => {
    const refused = await run(...args)
    expect(refused).toMatchObject({ code: 1, complaint: expect.stringContaining('dead-letters list') })
  },
)
