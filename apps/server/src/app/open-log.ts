import { mkdir, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Logs } from '../platform/telemetry/log.ts'
import { openLogs } from '../platform/telemetry/log.ts'
import type { Config } from './config/config.ts'
import { StartError } from './start-error.ts'

const asideBytes = 50_000_000

/** Opens the log. Rejects with a StartError when its file cannot be written. */
export async function openLog({ level, file }: Config['log']): Promise<Logs> {
  try {
    if (file !== '-') await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    return openLogs({ level, file })
  } catch (err) {
    const reason = err instanceof Error ? err.message : String(err)
    throw new StartError(
      `The log cannot be written: ${reason}\nSet LOG_FILE to a file that can be, or to - for the terminal.`,
    )
  }
}

/** Keeps a log that has grown large as `<file>.1` and lets a new one begin. */
export async function setOldLogAside(file: string): Promise<void> {
  if (file === '-') return
  const size = await stat(file).then(
    (found) => found.size,
    (err: NodeJS.ErrnoException) => {
      if (err.code === 'ENOENT' || err.code === 'ENOTDIR') return 0
      throw err
    },
  )
  if (size > asideBytes) await rename(file, `${file}.1`)
}
