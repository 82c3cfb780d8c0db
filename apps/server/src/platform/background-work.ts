/** Work that nobody waits for but the end of the process. */
export class BackgroundWork {
  readonly #running = new Set<Promise<void>>()

  /** `onFailure` is told of an error, for the log. */
  add(work: Promise<void>, onFailure: (err: unknown) => void): void {
    const running = work.catch(onFailure).finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  /** Waits for all that was added until now. */
  async done(): Promise<void> {
    await Promise.all(this.#running)
  }
}
