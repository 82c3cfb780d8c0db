import { setTimeout as delay } from 'node:timers/promises'
import type { Dataset } from '../dataset/open-dataset.ts'
import { copyPristine } from '../dataset/open-dataset.ts'
import { startServer } from '../machine/running-server.ts'
import type { RowResult } from './row-result.ts'
import { blank } from './row-result.ts'

const settleSeconds = 15
const idleSeconds = 30
const mostShare = 0.02
const mostBytes = 160_000_000

/** Row 16: what a process with all roles takes while nobody asks anything of it. */
export async function measureIdle(dataset: Dataset): Promise<RowResult> {
  await copyPristine(dataset.dataDir)
  const server = await startServer(dataset.dataDir)
  try {
    await delay(settleSeconds * 1000)
    const before = server.cpu()
    await delay(idleSeconds * 1000)
    const after = server.cpu()
    const memory = server.memory()
    const share = (after.server - before.server) / (idleSeconds * 1e6)
    const postgresShare = (after.postgres - before.postgres) / (idleSeconds * 1e6)
    const percent = (part: number) => `${(part * 100).toFixed(1)} %`
    return {
      ...blank,
      row: '16',
      work: 'idle process, all roles',
      limit: '–',
      measured: `${percent(share)} of a core, ${Math.round(memory.server / 1e6)} MB`,
      limitMeasured: '–',
      budget: '≤ 2 %, ≤ 160 MB',
      met: share <= mostShare && memory.server <= mostBytes,
      serverMemory: memory.server,
      postgresMemory: memory.postgres,
      note: `over ${idleSeconds} s; PostgreSQL beside it ${percent(postgresShare)} of a core`,
    }
  } finally {
    await server.close()
  }
}
