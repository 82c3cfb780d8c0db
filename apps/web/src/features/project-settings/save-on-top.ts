import { ApiError } from '@millrace/client'

interface Calls<Thing> {
  /** Writes the change on top of that version. */
  readonly write: (version: number) => Promise<Thing>
  readonly read: () => Promise<Thing>
}

export type Saved<Thing> =
  | { saved: true; value: Thing }
  | { saved: false; theirs: Thing; conflicts: readonly (keyof Thing)[] }

const attempts = 4

/**
 * Saves a change on top of `base`, which is what the person saw. What others changed in other fields meanwhile is
 * kept; a field that they changed too comes back as a conflict, and nothing is saved.
 */
export async function saveOnTop<Thing extends { version: number }>(
  base: Thing,
  change: Partial<NoInfer<Thing>>,
  { write, read }: Calls<NoInfer<Thing>>,
): Promise<Saved<Thing>> {
  let { version } = base
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { saved: true, value: await write(version) }
    } catch (err) {
      if (!(err instanceof ApiError && err.status === 412) || attempt === attempts) throw err
      const theirs = await read()
      const fields = Object.keys(change) as (keyof Thing)[]
      const conflicts = fields.filter((key) => theirs[key] !== base[key] && theirs[key] !== change[key])
      if (conflicts.length > 0) return { saved: false, theirs, conflicts }
      version = theirs.version
    }
  }
}
