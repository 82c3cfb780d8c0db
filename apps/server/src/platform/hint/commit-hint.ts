/**
 * Tells whoever waits for commits that there was one. It is a hint and no promise: who gets none looks from time to
 * time. Within the process it costs nothing; other processes are told at most every few milliseconds, and only while
 * nobody in this process listens.
 */
export class CommitHint {
  readonly #listeners = new Set<() => void>()
  #tellOthers: (() => Promise<void>) | null = null
  #isTelling = false

  /** How other processes are told; what it rejects with is of no consequence. */
  setTellOthers(tellOthers: () => Promise<void>): void {
    this.#tellOthers = tellOthers
  }

  /** Calls `heard` after each commit, until the function that is answered is called. */
  listen(heard: () => void): () => void {
    this.#listeners.add(heard)
    return () => this.#listeners.delete(heard)
  }

  tell(): void {
    for (const heard of this.#listeners) heard()
    if (this.#listeners.size > 0 || this.#tellOthers === null || this.#isTelling) return
    this.#isTelling = true
    setTimeout(() => this.#tell(), gatherMilliseconds).unref()
  }

  async #tell(): Promise<void> {
    this.#isTelling = false
    await this.#tellOthers?.().catch(() => {})
  }
}

const gatherMilliseconds = 5
