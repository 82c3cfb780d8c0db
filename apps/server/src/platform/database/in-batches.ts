/** How many rows are removed at once: few enough that no lock is held for long. */
export const batchRows = 1000

/**
 * Removes in batches, each of which commits by itself, until one is not full or the signal says so. Answers how many
 * went.
 */
export async function inBatches(remove: (limit: number) => Promise<number>, signal?: AbortSignal): Promise<number> {
  let all = 0
  while (!signal?.aborted) {
    const removed = await remove(batchRows)
    all += removed
    if (removed < batchRows) break
  }
  return all
}

/** The number that a statement answers as the only row's `count`. */
export async function countOf(rows: Promise<ReadonlyArray<{ readonly count: number }>>): Promise<number> {
  return (await rows)[0]?.count ?? 0
}
