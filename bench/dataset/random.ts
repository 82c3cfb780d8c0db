/** A source of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32), so that data sets repeat. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A place from 0 to `count - 1`; place p comes up about as often as 1 / (p + 1), as Zipf found of words. */
export const zipf = (random: () => number, count: number): number => Math.floor((count + 1) ** random()) - 1

export const pick = <T>(random: () => number, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
