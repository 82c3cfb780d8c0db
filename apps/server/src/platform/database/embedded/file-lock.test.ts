import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withLock } from './file-lock.ts'
import { identityOf } from './process-identity.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-lock-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

test('fifty at once run one after the other', async () => {
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    for (let look = 0; look < 5; look += 1) await readdir(folder)
    inside -= 1
  }
  await Promise.all(Array.from({ length: 50 }, () => withLock(folder, work)))
  expect(most).toBe(1)
  expect((await readdir(folder)).length).toBeLessThan(25)
})

test('the lock of a process that is gone is taken over, by one at a time', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(child, 'spawn')
  await symlink((await identityOf(child.pid!))!, join(folder, '1'))
  const order: string[] = []
  const enter = async (name: string, onWait?: (pid: number) => void) =>
    withLock(
      folder,
      async () => {
        order.push(`${name} in`)
        await new Promise(setImmediate)
        order.push(`${name} out`)
      },
      onWait,
    )
  const waits: number[] = []
  const both = Promise.all(['a', 'b'].map((name) => enter(name, (pid) => waits.push(pid))))
  await vi.waitUntil(() => waits.length === 2)
  expect(waits).toEqual([child.pid, child.pid])
  expect(order).toEqual([])

  child.kill('SIGKILL')
  await both
  expect(order.map((step) => step.split(' ')[1])).toEqual(['in', 'out', 'in', 'out'])
})

test('a failure is passed on and frees the lock', async () => {
  const failing = withLock(folder, async () => {
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await withLock(folder, async () => 'next')).toBe('next')
})
