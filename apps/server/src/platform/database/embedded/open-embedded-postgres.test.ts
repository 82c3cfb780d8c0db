import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './open-embedded-postgres.ts'
import { openEmbeddedPostgres } from './open-embedded-postgres.ts'

let folder: string
let dataDir: string
const servers: EmbeddedPostgres[] = []

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'millrace-embedded-')))
  await chmod(folder, 0o755)
  dataDir = join(folder, 'data')
})

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  await rm(folder, { recursive: true })
})

async function open(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await openEmbeddedPostgres({ dataDir, ...options })
  servers.push(server)
  return server
}

async function query(url: string, sql: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return (await client.query(sql).finally(() => client.end())).rows
}

test('the first start creates the database, the second finds its data within 3 s', async () => {
  const logged: string[] = []
  const first = await open({ log: (line) => logged.push(line) })
  expect(logged).toEqual([`Creating the database in ${dataDir}/postgres`])
  await query(first.url, `create table kept as select 'still here' as text`)
  await first.close()

  const start = performance.now()
  const second = await open()
  const rows = await query(second.url, 'select text from kept')
  const milliseconds = performance.now() - start
  process.stdout.write(`second start to first answer: ${Math.round(milliseconds)} ms\n`)

  expect(rows).toEqual([{ text: 'still here' }])
  expect(milliseconds).toBeLessThan(3_000)
  expect(second.adopted).toBe(false)
})

test('the server is durable, private and sorts by code point', async () => {
  const postgres = await open({ database: 'other "name"', settings: { work_mem: '5MB' } })
  const [row] = await query(
    postgres.url,
    `select current_database() as database, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commit, current_setting('data_checksums') as checksums,
       current_setting('listen_addresses') as addresses, current_setting('work_mem') as work_mem,
       current_setting('shared_preload_libraries') as libraries, current_setting('timezone') as zone,
       (select string_agg(w, '' order by w) from unnest(array['b', 'ä', 'a', 'B']) w) as sorted`,
  )
  expect(row).toEqual({
    database: 'other "name"',
    fsync: 'on',
    commit: 'on',
    checksums: 'on',
    addresses: '',
    work_mem: '5MB',
    libraries: 'pg_stat_statements',
    zone: 'UTC',
    sorted: 'Babä',
  })
})

test('a long or unusual path gets a short private socket folder, the same at every start', async () => {
  const longDir = join(folder, "ein langer Ordner, mit 100 % ümläuten und 'quotes'", 'x'.repeat(80))
  const first = await open({ dataDir: longDir })
  expect(first.postgresDir).toBe(join(longDir, 'postgres'))
  expect(first.socketDir.length).toBeLessThan(90)
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await first.close()

  const second = await open({ dataDir: longDir })
  expect(second.url).toBe(first.url)
  await second.close()
  await rm(second.socketDir, { recursive: true })
})

test('a socket folder in an unusual place is encoded in the URL', async () => {
  const postgres = await open({ dataDir: join(dataDir, 'a, "b" %41 ü') })
  expect(postgres.socketDir).toBe(join(dataDir, 'a, "b" %41 ü', 'postgres-socket'))
  expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('data of another PostgreSQL version is left alone and named', async () => {
  await mkdir(join(dataDir, 'postgres'), { recursive: true })
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
  await expect(open()).rejects.toThrow(/made by PostgreSQL 17; this Millrace brings .* 18/)
})

test('files that are no PostgreSQL data are left alone', async () => {
  await mkdir(join(dataDir, 'postgres'), { recursive: true })
  await writeFile(join(dataDir, 'postgres', 'notes.txt'), 'mine')
  await expect(open()).rejects.toThrow('PG_VERSION is missing')
  expect(await readFile(join(dataDir, 'postgres', 'notes.txt'), 'utf8')).toBe('mine')
})

test('data whose place is gone is not replaced by an empty database', async () => {
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'postgres-location'), `${folder}/gone\n`)
  await expect(open()).rejects.toThrow(/should be in .*\/gone(.|\n)*Put it back/)
})

test('a server that cannot start shows the end of its log and leaves nothing running', async () => {
  await expect(open({ settings: { shared_buffers: 'much' } })).rejects.toThrow(/did not start(.|\n)*shared_buffers/)
  const postgres = await open()
  expect(postgres.adopted).toBe(false)
})

test('closing twice is closing once', async () => {
  const postgres = await open()
  await Promise.all([postgres.close(), postgres.close()])
  await expect(query(postgres.url, 'select 1')).rejects.toThrow('ENOENT')
})
