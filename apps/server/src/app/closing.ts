/** What has been opened, to be closed in reverse. A part that fails to close does not keep the others open. */
export class Closing {
  readonly #steps: Array<() => Promise<void> | void> = []
  #closed: Promise<void> | undefined

  add(step: () => Promise<void> | void): void {
    this.#steps.push(step)
  }

  /** Closes once, however often it is called. Rejects with what failed, after everything was tried. */
  close(): Promise<void> {
    this.#closed ??= this.#run()
    return this.#closed
  }

  async #run(): Promise<void> {
    const failures: unknown[] = []
    for (const step of this.#steps.reverse()) {
      try {
        await step()
      } catch (err) {
        failures.push(err)
      }
    }
    if (failures.length === 1) throw failures[0]
    if (failures.length > 1) throw new AggregateError(failures, 'Several parts could not be closed')
  }
}

/** Opens something of several parts. When that fails half-way, closes what was opened, and rejects with the failure. */
export async function openAll<Opened>(open: (closing: Closing) => Promise<Opened>): Promise<Opened> {
  const closing = new Closing()
  try {
    return await open(closing)
  } catch (err) {
    await closing.close().catch((failure: unknown) => {
      throw new AggregateError([err, failure], err instanceof Error ? err.message : String(err), { cause: err })
    })
    throw err
  }
}
