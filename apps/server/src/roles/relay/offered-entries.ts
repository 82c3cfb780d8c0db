import type { Entry } from './relay.store.ts'
import { mostBytes } from './relay.store.ts'

const mostOffered = 1000

/** Entries that were just put into the feed, kept in memory for whoever publishes next, who then need not read them. */
export class OfferedEntries {
  #entries: Entry[] = []
  #hasMissed = false

  /** Whether the feed may hold more than those that were taken. */
  get isMoreBehind(): boolean {
    return this.#hasMissed || this.#entries.length > 0
  }

  /** Whether those that come next can be kept: not behind a gap, and not when there are many already. */
  get isOpen(): boolean {
    return (
      !this.#hasMissed && countWithinBytes(this.#entries) === this.#entries.length && this.#entries.length < mostOffered
    )
  }

  /** Some were put into the feed: these, or others if there are none. */
  add(entries: readonly Entry[]): void {
    const last = this.#entries.at(-1)
    const [first] = entries
    if (first && (!last || first.position === last.position + 1)) this.#entries.push(...entries)
    else this.#hasMissed = true
  }

  /** The feed is about to be read: what was missed until now will be found. */
  forgive(): void {
    this.#hasMissed = false
  }

  /** Those that follow the position directly, at most so many and not too long together; none if the next one is not here. */
  takeAfter(position: number, most: number): Entry[] {
    const behind = this.#entries.filter((entry) => entry.position > position)
    const count = behind[0]?.position === position + 1 ? countWithinBytes(behind.slice(0, most)) : 0
    this.#entries = behind.slice(count)
    return behind.slice(0, count)
  }
}

/** How many stay below the bound together; at least one. */
function countWithinBytes(entries: readonly Entry[]): number {
  let bytes = 0
  const end = entries.findIndex(({ message }) => {
    const isOver = bytes >= mostBytes
    bytes += message?.body.length ?? 0
    return isOver
  })
  return end < 0 ? entries.length : end
}
