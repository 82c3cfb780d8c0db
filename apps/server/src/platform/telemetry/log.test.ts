import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openLogs } from './log.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-log-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('closing writes what was gathered and lets go of the file; what comes later fails nothing', async () => {
  const file = join(folder, 'millrace.log')
  const clear = vi.spyOn(globalThis, 'clearInterval')
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const logs = openLogs({ level: 'info', file })
  logs.log.info('first')

  await logs.close()
  logs.log.fatal('too late')

  expect(await readFile(file, 'utf8')).toMatch(/^[^\n]*"first"[^\n]*\n$/)
  expect(told).toHaveBeenCalledWith(expect.stringContaining('too late'))
  expect(clear).toHaveBeenCalled()
  if (process.platform === 'linux') expect(await openFiles()).not.toContain(file)
  vi.restoreAllMocks()
})

async function openFiles(): Promise<string[]> {
  const names = await readdir('/proc/self/fd')
  return Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')))
}
