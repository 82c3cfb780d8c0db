import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Settings = Record<string, string>

export const settingsFile = 'millrace.conf'

/** For a laptop: durable, little memory. `ALTER SYSTEM` overrides each of them. */
const defaultSettings: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  max_connections: '100',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  // Compiling a plan costs more than all of a short statement.
  jit: 'off',
  shared_preload_libraries: 'pg_stat_statements',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_min_duration_statement: '1s',
  log_checkpoints: 'off',
}

/** Writes the settings beside postgresql.conf, which includes them. */
export async function writeSettings(postgresDir: string, settings: Settings): Promise<void> {
  const lines = Object.entries({ ...defaultSettings, ...settings }).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`,
  )
  const head = '# Written by Millrace at every start. Change settings with ALTER SYSTEM.\n'
  await writeFile(join(postgresDir, settingsFile), head + lines.join(''))
}
