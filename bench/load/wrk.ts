import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findProgram } from '../machine/find-program.ts'
import type { RunningServer } from '../machine/running-server.ts'
import type { Played } from './drive.ts'

const run = promisify(execFile)

export const findWrk = (): string | undefined => findProgram('wrk')

/** The first two words that wrk says of itself, as in "wrk 4.1.0". It prints them together with its usage and fails. */
export async function wrkVersion(program: string): Promise<string> {
  const { stdout } = await run(program, ['-v']).catch((err: { stdout: string }) => err)
  return stdout.split(' ').slice(0, 2).join(' ')
}

interface WrkLoad {
  readonly connections: number
  /** Whole requests; they are sent one after another, and again. */
  readonly requests: readonly string[]
}

// wrk tells latencies in microseconds and counts answers of 400 and above as errors of status.
const script = (requestsFile: string): string => `
local requests, last = dofile(${JSON.stringify(requestsFile)}), 0
function request()
  last = last % #requests + 1
  return requests[last]
end
function done(summary, latency)
  local e = summary.errors
  print(string.format("result %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
`

/** Lends a function that plays requests for some seconds with wrk. It rejects when one does not succeed. */
export async function withWrk<T>(
  program: string,
  server: Pick<RunningServer, 'host' | 'port'>,
  { connections, requests }: WrkLoad,
  work: (play: (seconds: number) => Promise<Played>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-wrk-'))
  try {
    const [requestsFile, scriptFile] = [join(folder, 'requests.lua'), join(folder, 'script.lua')]
    await writeFile(requestsFile, `return {${requests.map((text) => JSON.stringify(text)).join(',\n')}}`)
    await writeFile(scriptFile, script(requestsFile))
    return await work(async (seconds) => {
      const options = ['-t', '1', '-c', String(connections), '-d', String(seconds), '-s', scriptFile]
      const { stdout } = await run(program, [...options, `http://${server.host}:${server.port}`])
      return playedOf(stdout)
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function playedOf(output: string): Played {
  const figures = /^result (\d+) (\d+) (\d+) (\d+) (\d+)$/m.exec(output)?.slice(1).map(Number)
  if (!figures) throw new Error(`wrk told of no result:\n${output}`)
  const [requests, microseconds, p50, p99, failed] = figures as [number, number, number, number, number]
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed:\n${output}`)
  return { requests, elapsedMs: microseconds / 1000, p50: p50 / 1000, p99: p99 / 1000 }
}
