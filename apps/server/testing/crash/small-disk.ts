import { spawnSync } from 'node:child_process'
import { mkdtemp, open, realpath, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, in memory. */
export interface SmallDisk {
  readonly folder: string
  /** Takes the space that is left, but for some megabytes. */
  fill(sparedMegabytes: number): Promise<void>
  /** Gives it back. */
  free(): Promise<void>
  remove(): Promise<void>
}

const blockBytes = 1024 * 1024

/** Mounts a disk. Answers why not, where that is not possible. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs Linux and root, to mount a disk'
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'millrace-disk-')))
  const mounted = command('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder)
  if (mounted !== null) {
    await rm(folder, { recursive: true })
    return `needs the right to mount a disk: ${mounted}`
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: (sparedMegabytes) => fillWith(ballast, sparedMegabytes * 1024 * 1024),
    free: () => rm(ballast, { force: true }),
    async remove() {
      const failure = command('umount', '--lazy', folder)
      if (failure !== null) throw new Error(failure)
      await rm(folder, { recursive: true })
    },
  }
}

/** Null when it ended well, else what it complained of. */
function command(name: string, ...args: string[]): string | null {
  const { status, stderr, error } = spawnSync(name, args, { encoding: 'utf8' })
  return status === 0 ? null : (error?.message ?? stderr)
}

async function fillWith(path: string, sparedBytes: number): Promise<void> {
  const file = await open(path, 'a')
  try {
    for (let left = await freeBytes(path); left > sparedBytes; left = await freeBytes(path)) {
      await file.write(Buffer.alloc(Math.min(left - sparedBytes, blockBytes)))
    }
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code !== 'ENOSPC') throw err
  } finally {
    await file.close()
  }
}

async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path)
  return bavail * bsize
}
