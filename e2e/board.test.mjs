import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeBoard } from './big-board.mjs'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call } from './data.mjs'
import { atRest, centreOf, drag, fingerOn } from './pointer.mjs'

const url = process.env.E2E_URL
const person = 'grace'
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

/** Somebody signed in, with a board of their own. */
async function openBoard(options, pageOptions) {
  const opened = await openPage(browser, url, pageOptions)
  await signIn(opened.page, person)
  const board = await makeBoard(opened.page, options)
  return { ...opened, board, path: `/projects/${board.id}/board` }
}

const cardsOf = (page, { id }) => page.locator(`section[data-column="${id}"] [data-card]`)
const cardOf = (page, { id }) => page.locator(`[data-card="${id}"]`)

/** The tasks of a column in their order, as the server has them. */
const stored = async (page, board, column) =>
  (await call(page, 'GET', `/v1/tasks?project=${board.id}&column=${column.id}&sort=rank`)).items

const moved = (page) =>
  page.waitForResponse((response) => response.url().endsWith('/move') && response.request().method() === 'POST')

test('of 200 columns only those near the view read cards', async () => {
  const { page, close, board, path } = await openBoard({ cards: 400, columns: 200 })
  const asked = []
  page.on('request', (request) => request.url().includes('/v1/tasks') && asked.push(request.url()))
  await page.goto(path)
  await cardsOf(page, board.columns[0]).first().waitFor()
  assert.equal(await page.locator('section[data-column]').count(), 200)
  assert.ok((await page.locator('[data-scroller]').count()) < 10)
  await page.locator('section[data-column]').nth(199).scrollIntoViewIfNeeded()
  await cardsOf(page, board.columns[199]).first().waitFor()
  assert.ok((await page.locator('[data-scroller]').count()) < 10)
  assert.deepEqual(asked, [])
  await close()
})

test('a card is dragged with the mouse to a place in another column, and stays there', async () => {
  const { page, complaints, close, board, path } = await openBoard({ cards: 12, columns: 3 })
  const [from, , done] = board.columns
  await page.goto(path)
  const [task] = await stored(page, board, from)
  const [one, two] = await stored(page, board, done)
  await cardOf(page, two).waitFor()
  const answered = moved(page)
  await drag(page, cardOf(page, task), cardOf(page, two), { x: 60, y: 6 })
  assert.ok((await answered).ok())
  await page.reload()
  await cardsOf(page, done).nth(1).waitFor()
  const order = (await stored(page, board, done)).map(({ id }) => id)
  assert.deepEqual(order.slice(0, 3), [one.id, task.id, two.id])
  assert.equal(await cardsOf(page, done).nth(1).getAttribute('data-card'), task.id)
  await cardOf(page, task)
    .getByRole('button', { name: /^Reopen/ })
    .waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('with a finger a hold drags, also to a column beyond the edge, and a swipe scrolls', async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
  const { page, complaints, close, board, path } = await openBoard({ cards: 60, columns: 3 }, phone)
  const [from, to] = board.columns
  await page.goto(path)
  const [task] = await stored(page, board, from)
  await cardOf(page, task).waitFor()
  const finger = await fingerOn(page)
  const scroller = page.locator(`section[data-column="${from.id}"] [data-scroller]`)

  await finger.down({ x: 150, y: 600 })
  for (let y = 590; y >= 300; y -= 30) await finger.move({ x: 150, y })
  await finger.up()
  await page.waitForFunction((element) => element.scrollTop > 100, await scroller.elementHandle())
  assert.equal((await stored(page, board, from))[0].id, task.id)
  await atRest(scroller)
  await scroller.evaluate((element) => element.scrollTo(0, 0))
  await cardOf(page, task).waitFor()

  const { x, y } = await centreOf(cardOf(page, task))
  await finger.down({ x, y })
  await page.locator(`[data-card="${task.id}"][data-dragged]`).waitFor()
  for (let at = x; at < 352; at += 12) await finger.move({ x: at, y })
  await page.waitForFunction(
    (element) => element.getBoundingClientRect().left < 200,
    await page.locator(`section[data-column="${to.id}"]`).elementHandle(),
  )
  await finger.move({ x: 250, y })
  await finger.move({ x: 240, y })
  const answered = moved(page)
  await finger.up()
  const { columnId } = await (await answered).json()
  assert.notEqual(columnId, from.id)
  await page.reload()
  const there = await stored(page, board, { id: columnId })
  assert.ok(there.some(({ id }) => id === task.id))
  assert.equal(new URL(page.url()).searchParams.get('task'), null, 'a drop does not open the task')
  assert.deepEqual(complaints, [])
  await close()
})

test('by keyboard a card goes to every edge, keeps the focus, and the move is announced', async () => {
  const { page, complaints, close, board, path } = await openBoard({ cards: 300, columns: 3 })
  const [one, two, three] = board.columns
  await page.goto(path)
  const [task] = await stored(page, board, one)
  const link = page.locator(`a[data-task="${task.id}"]`)
  await link.focus()
  const press = async (keys, text) => {
    await page.keyboard.press(keys)
    await page.getByText(text).waitFor({ state: 'attached' })
    assert.equal(await page.evaluate(() => document.activeElement.dataset.task), task.id)
  }
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowUp')
  await press('Alt+ArrowDown', /moved to To do, position 2/)
  await press('Alt+ArrowRight', /moved to In progress, position 2/)
  await press('Alt+ArrowRight', /moved to Done, position 2/)
  await page.keyboard.press('Alt+ArrowRight')
  await press('Alt+ArrowUp', /moved to Done, position 1/)

  // Out of the view, the card is still the one with the focus.
  const scroller = page.locator(`section[data-column="${three.id}"] [data-scroller]`)
  await scroller.evaluate((element) => element.scrollTo(0, 2500))
  await page.waitForFunction((element) => element.scrollTop > 2000, await scroller.elementHandle())
  await press('Alt+ArrowLeft', /moved to In progress, position/)
  await page.waitForFunction(
    (id) => document.querySelector(`section[data-column="${id}"]`).contains(document.activeElement),
    two.id,
  )
  await page.keyboard.press('End')
  await page.waitForFunction((id) => document.activeElement.dataset.task !== id, task.id)
  assert.equal((await stored(page, board, two))[0].id, task.id)
  assert.deepEqual(complaints, [])
  await close()
})

test('a move that is refused, late, takes the card back and says why', async () => {
  const { page, close, board, path } = await openBoard({ cards: 9, columns: 3 })
  const [one, two] = board.columns
  await page.goto(path)
  const [task] = await stored(page, board, one)
  const link = page.locator(`a[data-task="${task.id}"]`)
  for (const status of [409, 412, 500]) {
    await page.route('**/move', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400))
      const code = { 409: 'conflict', 412: 'precondition-failed', 500: 'internal' }[status]
      const body = JSON.stringify({ type: 'about:blank', title: 'No', status, code, detail: 'It changed.' })
      await route.fulfill({ status, contentType: 'application/problem+json', body })
    })
    await link.focus()
    await page.keyboard.press('Alt+ArrowRight')
    await page.locator(`section[data-column="${two.id}"] [data-card="${task.id}"]`).waitFor()
    await page.getByText(`${task.title} is back where it was`).waitFor({ state: 'attached' })
    await page.getByRole('alert').filter({ hasText: 'Not saved' }).first().waitFor()
    assert.equal(await cardsOf(page, one).first().getAttribute('data-card'), task.id)
    await page.unroute('**/move')
    await page.reload()
  }
  await close()
})

test('cards are added in the column one after the other, and none is lost when the server fails', async () => {
  const { page, close, board, path } = await openBoard({ columns: 3 })
  const [one] = board.columns
  const column = page.locator(`section[data-column="${one.id}"]`)
  await page.goto(path)
  await column.getByText('Nothing here yet').waitFor()
  await column.getByRole('button', { name: 'Add a card to To do' }).click()
  const field = column.getByRole('textbox', { name: 'Add a card to To do' })
  for (const title of ['First', 'Second']) {
    await field.fill(title)
    await field.press('Enter')
    await column.getByRole('link', { name: new RegExp(`^${title},`) }).waitFor()
    assert.equal(await field.inputValue(), '')
  }
  await field.fill('Half written')
  await page.reload()
  await column.getByRole('button', { name: 'Add a card to To do' }).click()
  assert.equal(await field.inputValue(), 'Half written')
  await page.route('**/v1/tasks', (route) => route.fulfill({ status: 500, body: '{}' }))
  await field.press('Enter')
  await column.getByRole('button', { name: 'Try again' }).waitFor()
  await page.unroute('**/v1/tasks')
  await page.reload()
  await column.getByRole('button', { name: 'Try again' }).click()
  await column.getByRole('link', { name: /^Half written,/ }).waitFor()
  const titles = (await stored(page, board, one)).map(({ title }) => title)
  assert.deepEqual(titles, ['First', 'Second', 'Half written'])
  await close()
})

test('with a filter the columns show what matches, and a card is placed among those', async () => {
  const { page, complaints, close, board, path } = await openBoard({ cards: 60, columns: 3 })
  const [one, two] = board.columns
  await page.goto(`${path}?priority=%5B4%5D`)
  const column = page.locator(`section[data-column="${two.id}"]`)
  const urgent = (await stored(page, board, two)).filter(({ priority }) => priority === 4)
  await column.getByRole('heading', { name: `In progress ${urgent.length}` }).waitFor()
  assert.equal(await cardsOf(page, two).count(), urgent.length)
  const task = (await stored(page, board, one)).find(({ priority }) => priority === 4)
  await page.locator(`a[data-task="${task.id}"]`).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await page.getByText(/moved to In progress, position 1/).waitFor({ state: 'attached' })
  await page.waitForFunction((id) => document.activeElement.dataset.task === id, task.id)
  await page.keyboard.press('Alt+ArrowDown')
  await page.getByText(/moved to In progress, position 2/).waitFor({ state: 'attached' })
  const order = (await stored(page, board, two)).filter(({ priority }) => priority === 4).map(({ id }) => id)
  assert.deepEqual(order.slice(0, 3), [urgent[0].id, task.id, urgent[1].id])
  assert.deepEqual(complaints, [])
  await close()
})
