import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { findProgram } from '../machine/find-program.ts'
import type { RunningServer } from '../machine/running-server.ts'
import type { PgbenchScript } from './pgbench-script.ts'

export const howToInstall = 'Debian and Ubuntu: apt-get install postgresql-contrib. macOS: brew install postgresql.'

/** The newest pgbench of the search path or of Debian's folders. */
export function findPgbench(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return findProgram(
    'pgbench',
    versions.map((version) => join(debian, version, 'bin')),
  )
}

export async function pgbenchVersion(path: string): Promise<string> {
  const { stdout } = await promisify(execFile)(path, ['--version'])
  return stdout.trim()
}

export interface Rate {
  readonly perSecond: number
  /** Microseconds of PostgreSQL's CPU for each statement. */
  readonly postgresCpu: number
}

interface Run {
  readonly scripts: readonly (PgbenchScript & { readonly weight: number })[]
  readonly clients: number
  readonly warmSeconds: number
  readonly seconds: number
}

/** Runs scripts with pgbench and measures what follows the warm-up. Rejects when a statement fails. */
export async function runPgbench(program: string, server: RunningServer, run: Run): Promise<Rate> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-pgbench-'))
  try {
    const files = await Promise.all(
      run.scripts.map(async ({ text, weight }, index) => {
        const file = join(folder, `${index}.sql`)
        await writeFile(file, text)
        return `${file}@${weight}`
      }),
    )
    return await measure(program, server, run, files)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// pgbench does not always print the progress of its last second.
const spareSeconds = 1

/** The connections of the server itself: a plan that is made once, UTC. */
const sessionSettings = '-c plan_cache_mode=force_generic_plan -c enable_sort=off -c timezone=UTC'

async function measure(program: string, server: RunningServer, run: Run, files: readonly string[]): Promise<Rate> {
  const variables = run.scripts.flatMap(({ variables }) => Object.entries(variables))
  const { clients, warmSeconds, seconds } = run
  const child = spawn(
    program,
    [
      ...['-n', '-M', 'prepared', '-P', '1', '-T', String(warmSeconds + seconds + spareSeconds)],
      ...['-c', String(clients), '-j', String(Math.min(2, clients))],
      // What new ids are made of: see new-values.ts.
      ...['-D', 'n=0', '-D', `now=${Date.now()}`],
      ...variables.flatMap(([name, value]) => ['-D', `${name}=${value}`]),
      ...files.flatMap((file) => ['-f', file]),
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ...{ PGHOST: server.postgres.socketDir, PGPORT: String(server.postgres.port), PGUSER: 'millrace' },
        ...{ PGDATABASE: 'millrace', PGOPTIONS: sessionSettings, PGSSLMODE: 'disable' },
      },
    },
  )
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const { samples, complaints } = await follow(createInterface({ input: child.stderr }), server)
  const code = await ended
  if (code !== 0) throw new Error(`pgbench ended with ${code}:\n${complaints.slice(0, 20).join('\n')}`)
  return rateOf(samples, warmSeconds, seconds)
}

interface Sample {
  readonly atSeconds: number
  readonly perSecond: number
  readonly cpu: number
}

/** Reads a line of progress a second, and what PostgreSQL had used by then. */
async function follow(lines: AsyncIterable<string>, server: RunningServer) {
  const samples: Sample[] = []
  const complaints: string[] = []
  for await (const line of lines) {
    const progress = /^progress: ([\d.]+) s, ([\d.]+) tps/.exec(line)
    if (!progress) complaints.push(line)
    else {
      const cpu = server.cpu().postgres
      samples.push({ atSeconds: Number(progress[1]), perSecond: Number(progress[2]), cpu })
    }
  }
  return { samples, complaints }
}

function rateOf(samples: readonly Sample[], warmSeconds: number, seconds: number): Rate {
  const warm = samples.findIndex(({ atSeconds }) => atSeconds > warmSeconds - 0.5)
  const begin = samples[warm]
  const measured = samples.slice(warm + 1, warm + 1 + seconds)
  const end = measured.at(-1)
  if (!begin || !end) throw new Error('pgbench told of no progress')
  const count = measured.reduce((all, sample, index) => {
    const previous = samples[warm + index] as Sample
    return all + sample.perSecond * (sample.atSeconds - previous.atSeconds)
  }, 0)
  return {
    perSecond: count / (end.atSeconds - begin.atSeconds),
    postgresCpu: (end.cpu - begin.cpu) / count,
  }
}
