import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { dayOf, taskOn } from './calendar-days.mjs'
import { call, createProjectWith, createTasks } from './data.mjs'
import { joinAs } from './own-person.mjs'
import { centreOf, drag, fingerOn } from './pointer.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

/** Grace, or somebody of the test's own, on the calendar of a new project, in a month with tasks. */
async function openCalendar({ own = false, tasks = [], on = '2027-03-10', span = 'month', options }) {
  const opened = await openPage(browser, url, options)
  const { page } = opened
  await signIn(page, own ? await joinAs(page, 'user', 'Caroline Week') : 'grace')
  const { id, tasks: made } = await createProjectWith(page, 'Calendar', tasks)
  await page.goto(`/projects/${id}/calendar?on=${on}&span=${span}`)
  await dayOf(page, on).waitFor()
  for (const { title } of tasks) await page.getByRole('link', { name: title }).first().waitFor()
  return { ...opened, projectId: id, tasks: made }
}

const stored = (page, { id }) => call(page, 'GET', `/v1/tasks/${id}`)
const patched = (page) =>
  page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().includes('/v1/tasks/'))

test('a task is dragged to another day, stays there after a reload, and Undo brings it back', async () => {
  const { page, complaints, close, tasks } = await openCalendar({ tasks: [{ title: 'Paint', dueOn: '2027-03-10' }] })
  const [task] = tasks
  const saved = patched(page)
  await drag(page, taskOn(page, '2027-03-10', 'Paint'), dayOf(page, '2027-03-18'))
  await taskOn(page, '2027-03-18', 'Paint').waitFor()
  await saved
  assert.equal((await stored(page, task)).dueOn, '2027-03-18')
  await page.reload()
  await taskOn(page, '2027-03-18', 'Paint').waitFor()

  const again = patched(page)
  await drag(page, taskOn(page, '2027-03-18', 'Paint'), dayOf(page, '2027-03-02'))
  await again
  const undone = patched(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await undone
  await taskOn(page, '2027-03-18', 'Paint').waitFor()
  assert.equal((await stored(page, task)).dueOn, '2027-03-18')
  assert.deepEqual(complaints, [])
  await close()
})

test('Escape takes a dragged task back, and a drop does not open it', async () => {
  const { page, complaints, close, tasks } = await openCalendar({ tasks: [{ title: 'Stay', dueOn: '2027-03-10' }] })
  const [start, end] = [await centreOf(taskOn(page, '2027-03-10', 'Stay')), await centreOf(dayOf(page, '2027-03-18'))]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 8 })
  await page.locator('[data-day="2027-03-18"][data-over]').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('[data-over]').waitFor({ state: 'detached' })
  await page.mouse.up()
  await taskOn(page, '2027-03-10', 'Stay').waitFor()
  assert.equal((await stored(page, tasks[0])).dueOn, '2027-03-10')
  assert.equal(new URL(page.url()).searchParams.get('task'), null)
  assert.deepEqual(complaints, [])
  await close()
})

test('by keyboard: from day to day, into a day, and a task taken along, which is said and saved once', async () => {
  const { page, complaints, close, tasks } = await openCalendar({ tasks: [{ title: 'Sweep', dueOn: '2027-03-10' }] })
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-day'))
  await dayOf(page, '2027-03-10').focus()
  for (const [key, date] of [
    ['ArrowRight', '2027-03-11'],
    ['ArrowDown', '2027-03-18'],
    ['Home', '2027-03-15'],
    ['End', '2027-03-21'],
    ['PageDown', '2027-04-21'],
    ['PageUp', '2027-03-21'],
  ]) {
    await page.keyboard.press(key)
    await page.waitForFunction((day) => document.activeElement?.getAttribute('data-day') === day, date)
    assert.equal(await focused(), date)
  }
  await dayOf(page, '2027-03-10').focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Sweep')
  const requests = []
  page.on('request', (request) => request.method() === 'PATCH' && requests.push(request.url()))
  const saved = patched(page)
  for (const [key, date] of [
    ['Alt+ArrowRight', '2027-03-11'],
    ['Alt+ArrowRight', '2027-03-12'],
    ['Alt+ArrowDown', '2027-03-19'],
  ]) {
    await page.keyboard.press(key)
    await page.waitForFunction((day) => document.activeElement?.closest('[data-day]')?.dataset.day === day, date)
  }
  await saved
  await taskOn(page, '2027-03-19', 'Sweep').waitFor()
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Sweep')
  await page.getByText(/^Sweep: due Friday,? 19 March 2027/).waitFor({ state: 'attached' })
  assert.equal((await stored(page, tasks[0])).dueOn, '2027-03-19')
  assert.equal(requests.length, 1)
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-day') === '2027-03-19')
  assert.deepEqual(complaints, [])
  await close()
})

test('a task taken beyond the last day shown is followed into the next month', async () => {
  const { page, close } = await openCalendar({ tasks: [{ title: 'Sail', dueOn: '2027-04-04' }] })
  await taskOn(page, '2027-04-04', 'Sail').focus()
  const saved = patched(page)
  await page.keyboard.press('Alt+ArrowDown')
  await saved
  await page.getByRole('heading', { name: 'April 2027' }).waitFor()
  await taskOn(page, '2027-04-11', 'Sail').waitFor()
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Sail')
  await close()
})

test('a press on a day makes a task there; what was typed is kept when it was not saved', async () => {
  const { page, complaints, close, projectId } = await openCalendar({})
  await dayOf(page, '2027-03-09').click({ position: { x: 60, y: 60 } })
  const field = page.getByRole('textbox', { name: /New task on Tuesday,? 9 March 2027/ })
  await field.fill('Half a thou')
  await page.reload()
  await dayOf(page, '2027-03-09').click({ position: { x: 60, y: 60 } })
  assert.equal(await field.inputValue(), 'Half a thou')
  await field.fill('A whole thought')
  await field.press('Enter')
  await taskOn(page, '2027-03-09', 'A whole thought').waitFor()
  const { items } = await call(page, 'GET', `/v1/tasks?project=${projectId}`)
  assert.deepEqual(
    items.map(({ title, dueOn }) => [title, dueOn]),
    [['A whole thought', '2027-03-09']],
  )
  assert.deepEqual(complaints, [])
  await close()
})

test('a task without a date gets one from the tray, and loses it there', async () => {
  const { page, complaints, close, tasks } = await openCalendar({ tasks: [{ title: 'Someday' }] })
  const tray = page.getByRole('complementary', { name: 'Tasks without a date' })
  const saved = patched(page)
  await drag(page, tray.getByRole('link', { name: 'Someday' }), dayOf(page, '2027-03-17'))
  await saved
  await taskOn(page, '2027-03-17', 'Someday').waitFor()
  await tray.getByRole('link', { name: 'Someday' }).waitFor({ state: 'detached' })
  assert.equal((await stored(page, tasks[0])).dueOn, '2027-03-17')
  const back = patched(page)
  await drag(page, taskOn(page, '2027-03-17', 'Someday'), tray)
  await back
  await tray.getByRole('link', { name: 'Someday' }).waitFor()
  assert.equal((await stored(page, tasks[0])).dueOn, null)
  assert.deepEqual(complaints, [])
  await close()
})

test('when somebody else gave the task another day meanwhile, that is told, kept, and may be insisted on', async () => {
  const { page, close, tasks } = await openCalendar({ tasks: [{ title: 'Rehearse', dueOn: '2027-03-10' }] })
  await call(page, 'PATCH', `/v1/tasks/${tasks[0].id}`, { dueOn: '2027-03-25' })
  await drag(page, taskOn(page, '2027-03-10', 'Rehearse'), dayOf(page, '2027-03-16'))
  await page.getByText('Somebody else moved “Rehearse”').waitFor()
  await taskOn(page, '2027-03-25', 'Rehearse').waitFor()
  assert.equal((await stored(page, tasks[0])).dueOn, '2027-03-25')
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
  await page.getByRole('button', { name: /Make it .*16/ }).click()
  await saved
  await taskOn(page, '2027-03-16', 'Rehearse').waitFor()
  assert.equal((await stored(page, tasks[0])).dueOn, '2027-03-16')
  await close()
})

test('a full month shows what fits, counts the rest, and opens a day above the calendar', async () => {
  const { page, complaints, close, projectId } = await openCalendar({})
  const tasks = Array.from({ length: 330 }, (_, index) => ({ title: `Busy ${index}`, dueOn: '2027-03-11' }))
  await createTasks(page, projectId, tasks)
  await page.reload()
  const more = dayOf(page, '2027-03-11').getByRole('button', { name: /^\+32\d more on Thursday,? 11 March 2027/ })
  await more.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('330').waitFor()
  assert.ok((await dialog.getByRole('link').count()) < 40)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.deepEqual(complaints, [])
  await close()
})

test('the week begins as the person wishes, in their language', async () => {
  const { page, complaints, close } = await openCalendar({ own: true })
  await call(page, 'PATCH', '/v1/me', { language: 'en', weekStart: 'monday' })
  await page.reload()
  await page.getByRole('heading', { name: 'March 2027' }).waitFor()
  const names = () => page.getByRole('columnheader').allTextContents()
  assert.deepEqual(await names(), ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
  await call(page, 'PATCH', '/v1/me', { language: 'de' })
  await page.reload()
  await page.getByRole('heading', { name: 'März 2027' }).waitFor()
  assert.deepEqual(await names(), ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'])
  await page.getByRole('gridcell', { name: /Mittwoch, 10. März 2027, 0 Aufgaben/ }).waitFor()
  await call(page, 'PATCH', '/v1/me', { weekStart: 'sunday' })
  await page.reload()
  await page.getByRole('heading', { name: 'März 2027' }).waitFor()
  assert.deepEqual(await names(), ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'])
  assert.equal(await page.getByRole('gridcell').first().getAttribute('data-day'), '2027-02-28')
  assert.deepEqual(complaints, [])
  await close()
})

test('on a phone: dots, the tasks of the chosen day, and a long press takes one to another day', async () => {
  const options = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
  const tasks = [{ title: 'Water the plants', dueOn: '2027-03-10' }]
  const { page, complaints, close, tasks: made } = await openCalendar({ tasks, options })
  const list = page.getByRole('list', { name: /Wednesday,? 10 March 2027/ })
  const from = await centreOf(list.getByRole('link', { name: 'Water the plants' }))
  const to = await centreOf(dayOf(page, '2027-03-24'))
  const finger = await fingerOn(page)
  const saved = patched(page)
  const inPage = await page.locator('body > *').count()
  await finger.down(from)
  // After a while a copy of the task hangs on the finger.
  await page.locator('body > *').nth(inPage).waitFor()
  for (const part of [0.3, 0.6, 1]) {
    await finger.move({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part })
  }
  await finger.up()
  await saved
  assert.equal((await stored(page, made[0])).dueOn, '2027-03-24')
  await dayOf(page, '2027-03-24').tap()
  await page
    .getByRole('list', { name: /Wednesday,? 24 March 2027/ })
    .getByRole('link', { name: 'Water' })
    .waitFor()
  assert.deepEqual(complaints, [])
  await close()
})
