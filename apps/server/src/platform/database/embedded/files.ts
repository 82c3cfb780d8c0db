import { lchown, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

export function isSystemError(err: unknown, ...codes: string[]): err is NodeJS.ErrnoException {
  if (!(err instanceof Error) || !('code' in err)) return false
  return codes.length === 0 || codes.includes(String(err.code))
}

/** For `.catch`: answers undefined when the file is not there, and throws every other error again. */
export function ifMissing(err: unknown): undefined {
  if (!isSystemError(err, 'ENOENT', 'ENOTDIR')) throw err
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(ifMissing)) !== undefined
}

/** Makes a rename or a new name in the folder survive a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Gives a folder and all in it to a user, the folder itself last, so that an interrupted run is seen as not done. */
export async function giveTo({ uid, gid }: { uid: number; gid: number }, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  for (const entry of entries) await lchown(join(entry.parentPath, entry.name), uid, gid)
  await lchown(folder, uid, gid)
}
