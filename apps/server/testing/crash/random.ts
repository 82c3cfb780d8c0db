/** Draws from a seed, so that a run can be drawn again. */
export interface Random {
  /** A whole number from 0 to `below - 1`. */
  below(below: number): number
  /** One of the items. */
  pick<Item>(items: readonly Item[]): Item
}

/** Mulberry32 (Ettinger, 2017). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, pick: (items) => items[below(items.length)] as (typeof items)[number] }
}
