import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Program } from '../../../../testing/checkout.ts'
import { makeCheckout, startProgram } from '../../../../testing/checkout.ts'
import { readPostmaster } from './postmaster.ts'

let checkout: string
let dataDir: string
let count = 0
const programs: Program[] = []

beforeAll(async () => {
  checkout = await makeCheckout('linked')
})

beforeEach(() => {
  count += 1
  dataDir = join(checkout, `data-${count}`)
})

afterAll(async () => {
  await Promise.all(programs.map((program) => program.kill()))
  await rm(checkout, { recursive: true })
})

function start(): Program {
  const program = startProgram(checkout, { dataDir })
  programs.push(program)
  return program
}

async function serverPid(): Promise<number | undefined> {
  const found = await readPostmaster(join(dataDir, 'postgres'))
  return found?.state === 'running' ? found.pid : undefined
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select true as answers').finally(() => client.end())
  return rows[0].answers
}

test('a server whose program was killed is taken over, with the same process and address', async () => {
  const killed = start()
  const before = await killed.opened
  const pid = await serverPid()
  await killed.kill()
  expect(await serverPid()).toBe(pid)

  const next = start()
  const after = await next.opened
  expect(after).toMatchObject({ adopted: true, url: before.url })
  expect(await serverPid()).toBe(pid)
  expect(await answers(after.url)).toBe(true)
  await next.close()
  expect(await serverPid()).toBeUndefined()
})

test('a server that was left behind and has lost its socket is started again', async () => {
  const killed = start()
  const { socketDir } = await killed.opened
  const pid = await serverPid()
  await killed.kill()
  await rm(socketDir, { recursive: true })

  const next = start()
  const after = await next.opened
  expect(after.adopted).toBe(false)
  expect(await answers(after.url)).toBe(true)
  expect(await serverPid()).not.toBe(pid)
  await next.close()
})

test('two first starts at once both succeed, and the last to leave stops the server', async () => {
  const [one, two] = [start(), start()]
  const [first, second] = await Promise.all([one.opened, two.opened])
  expect([first.adopted, second.adopted].sort()).toEqual([false, true])
  expect(first.url).toBe(second.url)

  await one.close()
  expect(await answers(second.url)).toBe(true)
  await two.close()
  expect(await serverPid()).toBeUndefined()
})

test('programs that come and go at once never meet a server that is stopping', async () => {
  const rounds = Array.from({ length: 4 }, async () => {
    for (let round = 0; round < 3; round += 1) {
      const program = start()
      const opened = await program.opened
      expect(opened.error).toBeUndefined()
      expect(await answers(opened.url)).toBe(true)
      await program.close()
    }
  })
  await Promise.all(rounds)
  expect(await serverPid()).toBeUndefined()
})

test('a program that was killed while it used the server does not keep it running', async () => {
  const [killed, other] = [start(), start()]
  await Promise.all([killed.opened, other.opened])
  await killed.kill()
  await other.close()
  expect(await serverPid()).toBeUndefined()
})

test('a left-over postmaster.pid does not hinder the start, whoever has that pid now', async () => {
  // Of the server's own user, or PostgreSQL passes over the pid by itself.
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { ...user, cwd: '/' })
  await once(other, 'spawn')
  const first = start()
  await first.opened
  const path = join(dataDir, 'postgres', 'postmaster.pid')
  const text = await readFile(path, 'utf8')
  await first.close()

  await writeFile(path, text.replace(/^\d+/, String(other.pid)))
  const second = start()
  expect(await second.opened).toMatchObject({ adopted: false })
  await second.close()

  other.kill()
  await once(other, 'exit')
  await writeFile(path, text.replace(/^\d+/, String(other.pid)))
  const third = start()
  expect(await third.opened).toMatchObject({ adopted: false })
  await third.close()
})

test('a server that is killed is started again at the same address, with every commit', async () => {
  const program = start()
  const { url } = await program.opened
  const client = new pg.Client({ connectionString: url })
  const cut = new Promise((resolve) => client.on('error', resolve))
  await client.connect()
  await client.query('create table kept as select 1 as id')
  const pid = await serverPid()

  process.kill(pid!, 'SIGKILL')
  await cut
  await vi.waitUntil(() => answers(url).catch(() => false), { timeout: 20_000, interval: 50 })

  expect(await serverPid()).not.toBe(pid)
  const again = new pg.Client({ connectionString: url })
  await again.connect()
  expect((await again.query('select id from kept')).rows).toEqual([{ id: 1 }])
  await again.end()
  await program.close()
})

test('Ctrl-C at the terminal reaches the program alone', async () => {
  const interrupted = start()
  await interrupted.opened
  const pid = await serverPid()
  // A terminal signals the whole process group.
  process.kill(-interrupted.process.pid!, 'SIGINT')
  await once(interrupted.process, 'exit')

  const next = start()
  expect(await next.opened).toMatchObject({ adopted: true })
  expect(await serverPid()).toBe(pid)
  await next.close()
})
