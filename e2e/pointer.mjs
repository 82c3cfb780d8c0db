// What a hand does that Playwright has no single call for.

export async function centreOf(locator) {
  const { x, y, width, height } = await locator.boundingBox()
  return { x: x + width / 2, y: y + height / 2 }
}

/** Drags with the mouse as a hand does, slowly enough to be followed; `at` is a point of `to`, its centre unless told. */
export async function drag(page, from, to, at) {
  const start = await centreOf(from)
  const { x, y } = await to.boundingBox()
  const end = at ? { x: x + at.x, y: y + at.y } : await centreOf(to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 8, start.y + 8, { steps: 2 })
  await page.mouse.move(end.x, end.y, { steps: 10 })
  await page.mouse.move(end.x + 2, end.y + 2, { steps: 2 })
  await page.mouse.up()
}

/** A finger on the page, for what is held, swiped or dragged. */
export async function fingerOn(page) {
  const devtools = await page.context().newCDPSession(page)
  const touch = (type, touchPoints) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
  return {
    down: (point) => touch('touchStart', [point]),
    move: (point) => touch('touchMove', [point]),
    up: () => touch('touchEnd', []),
  }
}

/** What was swiped rolls on for a while; a finger that comes down before the end stops it, and cannot drag. */
export function atRest(scroller) {
  return scroller.evaluate(
    (element) =>
      new Promise((resolve) => {
        let last = element.scrollTop
        const timer = setInterval(() => {
          if (element.scrollTop === last) {
            clearInterval(timer)
            resolve()
          }
          last = element.scrollTop
        }, 300)
      }),
  )
}
