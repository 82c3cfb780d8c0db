/**
 * Runs `run` over items that are given one by one: those that come while it is under way go together into its next run.
 * Each promise ends as the run of its item does.
 */
export function together<Item>(run: (items: readonly Item[]) => Promise<void>): (item: Item) => Promise<void> {
  let waiting: Item[] = []
  let underWay = Promise.resolve()
  let next: Promise<void> | null = null

  async function runNext(): Promise<void> {
    const items = waiting
    waiting = []
    next = null
    await run(items)
  }

  return (item) => {
    waiting.push(item)
    if (next === null) {
      next = underWay.then(runNext)
      underWay = next.catch(() => {})
    }
    return next
  }
}
