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

  get isFull(): boolean {
    return this.#entries.length >= mostOffered
  }

  /** The feed is about to be read: what was missed until now will be found. */
  forgive(): void {
    this.#hasMissed = false
  }

  /** Keeps them behind those that are kept already, or instead of those when there is a gap between them. */
  add(entries: readonly Entry[]): void {
    if (entries.length === 0) this.#hasMissed = true
    const last = this.#entries.at(-1)
    if (last && entries[0] && entries[0].position !== last.position + 1) this.#drop()
    this.#entries.push(...entries)
  }

  /** Those that follow the position directly, at most so many and not too long together; none if the next one is not here. */
  takeAfter(position: number, most: number): Entry[] {
    const behind = this.#entries.findIndex((entry) => entry.position > position)
    const kept = behind < 0 ? [] : this.#entries.slice(behind)
    const count = kept[0]?.position === position + 1 ? countOf(kept.slice(0, most)) : 0
    if (count === 0) this.#drop()
    else this.#entries = kept.slice(count)
    return kept.slice(0, count)
  }

  #drop(): void {
    if (this.#entries.length > 0) this.#hasMissed = true
    this.#entries = []
  }
}

/** How many stay below the bound together; at least one. */
function countOf(entries: readonly Entry[]): number {
  let bytes = 0
  const end = entries.findIndex(({ message }) => {
    const isOver = bytes >= mostBytes
    bytes += message?.body.length ?? 0
    return isOver
  })
  return end < 0 ? entries.length : end
}
