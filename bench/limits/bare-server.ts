import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { checkoutFolder } from '../../apps/server/src/app/folders.ts'
import { driveReads } from '../load/drive.ts'
import { requestsOf } from '../load/requests.ts'
import { cpuOfBoth } from '../machine/processes.ts'
import type { Timing } from '../options.ts'

/** Microseconds of CPU that bare node:http takes for one request and an answer of so many bytes. */
export async function bareRequestCpu(timing: Timing, connections: number, bytes: number): Promise<number> {
  const child = fork(join(checkoutFolder(), 'bench/limits/bare-server.mjs'), [String(bytes)])
  try {
    const [port] = (await once(child, 'message')) as [number]
    const requests = requestsOf('127.0.0.1', port, 'none')
    const cpu = () => cpuOfBoth(child.pid ?? 0, 0)
    const server = { host: '127.0.0.1', port, cpu, memory: () => ({ server: 0, postgres: 0 }) }
    const { serverCpu } = await driveReads(server, { ...timing, connections, next: () => requests.get('/') })
    return serverCpu
  } finally {
    child.kill()
  }
}
