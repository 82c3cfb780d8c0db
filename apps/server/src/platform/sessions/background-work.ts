import type { Logger } from 'pino'

/** Work that nobody waits for but the end of the process. What fails is logged. */
export class BackgroundWork {
  readonly #log: Pick<Logger, 'warn'>
  readonly #running = new Set<Promise<void>>()

  constructor(log: Pick<Logger, 'warn'>) {
    this.#log = log
  }

  add(work: Promise<void>, failure: string): void {
    const running = work
      .catch((err: unknown) => this.#log.warn({ err }, failure))
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  async done(): Promise<void> {
    await Promise.all(this.#running)
  }
}
