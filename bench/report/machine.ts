import { availableParallelism, cpus, totalmem, type } from 'node:os'
import { findPgbench, howToInstall, pgbenchVersion } from '../limits/pgbench.ts'
import { findWrk, wrkVersion } from '../load/wrk.ts'

/** What was measured on and with. */
export interface MachineNote {
  readonly date: string
  readonly machine: string
  readonly versions: string
  readonly command: string
}

export async function describeMachine(postgresVersion: string | undefined): Promise<MachineNote> {
  const program = findPgbench()
  const pgbench = program
    ? await pgbenchVersion(program)
    : `no pgbench: limits are a bare loop of node-pg. ${howToInstall}`
  const memory = Math.round(totalmem() / 2 ** 30)
  const postgres = postgresVersion === undefined ? [] : [`PostgreSQL ${postgresVersion} (embedded)`]
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${availableParallelism()} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GB, ${type()}`,
    versions: [`Node ${process.version}`, ...postgres, pgbench, await loadTool()].join(', '),
    command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
  }
}

async function loadTool(): Promise<string> {
  const program = findWrk()
  return program === undefined ? 'load by Node.js (no wrk, which is leaner)' : await wrkVersion(program)
}
