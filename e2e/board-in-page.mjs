// What the tests of the board let the page itself do; each function is sent there alone.

/** Milliseconds from the click on a project to the frame with its first cards. */
export async function clickAndWaitForCards(id) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const start = performance.now()
  document.querySelector(`nav a[href*="${id}"], aside a[href*="${id}"]`).click()
  while (!document.querySelector('section[data-column] a[data-task]')) await frame()
  await frame()
  return performance.now() - start
}

/** Scrolls a column like a wheel that is turned without a rest, and notes every card that came by. */
export async function scrollToEnd({ columnId, total }) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const tasks = []
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' })
  const scroller = document.querySelector(`section[data-column="${columnId}"] [data-scroller]`)
  const seen = new Set()
  const note = () => {
    for (const link of scroller.querySelectorAll('a[data-task]')) {
      seen.add(Number(/card ([\d,.]+) of/.exec(link.getAttribute('aria-label'))[1].replace(/\D/g, '')))
    }
  }
  const deadline = performance.now() + 120_000
  while (!seen.has(total) && performance.now() < deadline) {
    scroller.scrollTop += 240
    await frame()
    note()
  }
  const longest = Math.max(0, ...tasks.map(({ duration }) => duration))
  return { longest, seen: [...seen] }
}

/** Back to the first card, in steps that are longer than the view. */
export async function scrollToTop(columnId) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const scroller = document.querySelector(`section[data-column="${columnId}"] [data-scroller]`)
  while (scroller.scrollTop > 0) {
    scroller.scrollTop -= 2000
    await frame()
  }
}
