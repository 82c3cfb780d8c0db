import type { FileHandle } from 'node:fs/promises'
import { open, rename, stat } from 'node:fs/promises'
import { ifMissing } from './files.ts'

const rotateBytes = 10_000_000
const tailBytes = 8_000
const tailLines = 20

export interface ServerLog {
  file: FileHandle
  /** The last lines that were written since it was opened. */
  tail(): Promise<string>
}

/** Opens the log for appending; one that has grown past 10 MB becomes `<path>.1`. */
export async function openServerLog(path: string): Promise<ServerLog> {
  const before = (await stat(path).catch(ifMissing))?.size ?? 0
  if (before > rotateBytes) await rename(path, `${path}.1`)
  const file = await open(path, 'a+', 0o600)
  const from = (await file.stat()).size
  return { file, tail: () => readTail(path, from) }
}

async function readTail(path: string, from: number): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const start = Math.max(from, size - tailBytes)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(tailBytes), 0, tailBytes, start)
    return buffer.toString('utf8', 0, bytesRead).trim().split('\n').slice(-tailLines).join('\n')
  } finally {
    await file.close()
  }
}
