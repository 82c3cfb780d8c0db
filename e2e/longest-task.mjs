// How long a page stops to answer, and whether that is the page's doing or the machine's.

/**
 * Runs something in a page, and tells the longest task of its main thread in milliseconds: as it passed on the clock
 * (`longtask`), and how much of that time the thread really ran.
 */
export async function traceTasks(page, run, argument) {
  const browser = page.context().browser()
  await browser.startTracing(page, { categories: ['toplevel'] })
  const result = await page.evaluate(run, argument)
  const { traceEvents } = JSON.parse(await browser.stopTracing())
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`
  const main = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
  )
  const ran = traceEvents.filter((event) => event.name.endsWith('RunTask') && event.tdur && main.has(threadOf(event)))
  return { ...result, ran: Math.max(0, ...ran.map(({ tdur }) => tdur / 1000)) }
}

/** The longest task in milliseconds of a page that only counts for some 10 ms a frame: what is longer, the machine adds. */
export async function longestOfIdlePage(browser) {
  const page = await browser.newPage()
  const longest = await page.evaluate(count)
  await page.close()
  return longest
}

// Runs in the page.
async function count() {
  const tasks = []
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' })
  const end = performance.now() + 10_000
  while (performance.now() < end) {
    const start = await new Promise((resolve) => requestAnimationFrame(resolve))
    while (performance.now() < start + 10) Math.sqrt(start)
  }
  return Math.max(0, ...tasks.map(({ duration }) => duration))
}
