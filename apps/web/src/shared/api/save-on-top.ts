import { ApiError } from '@millrace/client'
import type { FieldConflict } from './conflicts.ts'
import { conflictsOf } from './conflicts.ts'

interface Calls<Thing> {
  /** Writes the change on top of that version. */
  readonly write: (version: number) => Promise<Thing>
  readonly read: () => Promise<Thing>
}

export type Saved<Thing, Field = keyof Thing> =
  | { saved: true; value: Thing }
  | { saved: false; theirs: Thing; conflicts: readonly FieldConflict<Field>[] }

const attempts = 4

/**
 * Saves a change on top of `base`, which is what the person saw. What others changed in other fields meanwhile is
 * kept; a field that they changed too comes back as a conflict, and nothing is saved.
 */
export async function saveOnTop<Thing extends { version: number }, Change extends object>(
  base: Thing,
  change: Change,
  { write, read }: Calls<NoInfer<Thing>>,
): Promise<Saved<Thing, keyof Thing & keyof Change>> {
  if (Object.keys(change).length === 0) return { saved: true, value: base }
  let { version } = base
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { saved: true, value: await write(version) }
    } catch (err) {
      if (!isStale(err) || attempt === attempts) throw err
      const theirs = await read()
      const conflicts = conflictsOf(base, change, theirs)
      if (conflicts.length > 0) return { saved: false, theirs, conflicts }
      version = theirs.version
    }
  }
}

/** Whether somebody else has saved another version meanwhile. */
export const isStale = (err: unknown): boolean => err instanceof ApiError && err.status === 412

/** What was saved; a conflict is thrown where nobody is asked to choose. */
export function savedOf<Thing>(result: Saved<Thing, unknown>): Thing {
  if (!result.saved) throw new ApiError(412, { code: 'precondition-failed' })
  return result.value
}
