import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { removeDataDir } from '../dataset/open-dataset.ts'
import { environment, freePort } from '../machine/commands.ts'
import { makeFreshCheckout, removeFreshCheckout } from '../machine/fresh-checkout.ts'
import { stop, untilReady } from '../machine/running-server.ts'
import type { RowResult } from './row-result.ts'
import { blank, median, milliseconds } from './row-result.ts'

const firstBudget = 20_000
const secondBudget = 3000
const mostFirstStarts = 3

/** Row 19: `npm start` until the server is ready, with everything to be built and made, and again with all there. */
export async function measureStart(rounds: number): Promise<RowResult[]> {
  const first: number[] = []
  const second: number[] = []
  for (let round = 0; round < Math.min(rounds, mostFirstStarts); round += 1) {
    const folder = await makeFreshCheckout()
    try {
      first.push(await timeStart(folder))
      for (let start = 0; start < Math.min(rounds, mostFirstStarts); start += 1) second.push(await timeStart(folder))
    } finally {
      await removeDataDir(join(folder, '.millrace'))
      await removeFreshCheckout(folder)
    }
  }
  return [
    startRow('19a', 'first start on a fresh checkout', first, firstBudget),
    startRow('19b', 'second start', second, secondBudget),
  ]
}

function startRow(row: string, work: string, times: readonly number[], budget: number): RowResult {
  const time = median(times)
  return {
    ...blank,
    row,
    work,
    limit: '–',
    measured: milliseconds(time),
    limitMeasured: '–',
    budget: `≤ ${budget / 1000} s`,
    met: time <= budget,
    note: `npm start until /health/ready; ${times.length} starts, slowest ${milliseconds(Math.max(...times))}`,
  }
}

async function timeStart(folder: string): Promise<number> {
  const port = await freePort()
  const startedAt = performance.now()
  const child: ChildProcess = spawn('npm', ['start'], {
    cwd: folder,
    env: environment({ HOST: '127.0.0.1', PORT: String(port), npm_config_update_notifier: 'false' }),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    await untilReady(port, child)
    return performance.now() - startedAt
  } finally {
    await stop(child)
  }
}
