import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { taskOn } from './calendar-days.mjs'
import { call, createProject, createTask, personId } from './data.mjs'
import { joinAs } from './own-person.mjs'
import { until } from './waiting.mjs'

const url = process.env.E2E_URL
/** A day of difference on the clock: when it is noon on Saturday in the east, it is eleven on Friday in the west. */
const zones = [
  { timeZone: 'Pacific/Kiritimati', hours: 14 },
  { timeZone: 'Pacific/Pago_Pago', hours: -11 },
]
/** By time zone, somebody whose settings say so. */
const people = new Map()

let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

/** Somebody whose browser is in that time zone, and so are their settings since their first visit. */
async function openIn(timeZone) {
  const opened = await openPage(browser, url, { timezoneId: timeZone })
  const { page } = opened
  if (!people.has(timeZone)) people.set(timeZone, await joinAs(page, 'user', 'Tupaia'))
  await signIn(page, people.get(timeZone))
  await until(async () => (await call(page, 'GET', '/v1/me')).timeZone === timeZone)
  // The page asks for its own profile a moment later than we do.
  await page.waitForLoadState('networkidle')
  return opened
}

const localDate = (hours, days = 0) => new Date(Date.now() + hours * 3_600_000 + days * 86_400_000)
const dateText = (at) => at.toISOString().slice(0, 10)

for (const { timeZone, hours } of zones) {
  test(`in ${timeZone} a date is that date in list, board, calendar and task`, async () => {
    const { page, complaints, close } = await openIn(timeZone)
    const { id } = await createProject(page, 'Dates')
    const task = await createTask(page, id, 'File the tax return', { dueOn: '2027-03-10' })
    for (const view of ['list', 'board']) {
      await page.goto(`/projects/${id}/${view}`)
      await page.getByRole('main').getByText('File the tax return').first().waitFor()
      const due = page.getByRole('main').locator('time').first()
      assert.equal(await due.textContent(), '10 Mar 2027')
      assert.equal(await due.getAttribute('datetime'), '2027-03-10')
    }
    await page.goto(`/projects/${id}/calendar?on=2027-03-01`)
    await taskOn(page, '2027-03-10', 'File the tax return').waitFor()
    await page.goto(`/tasks/${task.id}`)
    await page.getByRole('button', { name: /^Due/ }).getByText('10 Mar 2027').waitFor()
    assert.deepEqual(complaints, [])
    await close()
  })

  test(`in ${timeZone} a time is on the day and at the hour that it has there, and keeps the hour when moved`, async () => {
    const { page, complaints, close } = await openIn(timeZone)
    const { id } = await createProject(page, 'Times')
    const dueAt = '2027-03-10T11:30:00.000Z'
    const local = new Date(Date.parse(dueAt) + hours * 3_600_000).toISOString()
    const [day, time] = [local.slice(0, 10), local.slice(11, 16).replace(/^0/, '')]
    const task = await createTask(page, id, 'Call Oslo', { dueAt })
    await page.goto(`/projects/${id}/calendar?on=2027-03-01`)
    const link = taskOn(page, day, 'Call Oslo')
    await link.getByText(time, { exact: true }).waitFor()
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await link.focus()
    await page.keyboard.press('Alt+ArrowDown')
    await saved
    const later = dateText(new Date(Date.parse(`${day}T00:00:00Z`) + 7 * 86_400_000))
    await taskOn(page, later, 'Call Oslo').getByText(time, { exact: true }).waitFor()
    assert.equal((await call(page, 'GET', `/v1/tasks/${task.id}`)).dueAt, '2027-03-17T11:30:00.000Z')
    assert.deepEqual(complaints, [])
    await close()
  })

  test(`in ${timeZone} tomorrow is the day after the one that it is there`, async () => {
    const { page, complaints, close } = await openIn(timeZone)
    const { id } = await createProject(page, 'Tomorrow')
    await page.goto(`/projects/${id}/calendar`)
    const today = dateText(localDate(hours))
    await page.locator('[data-day][aria-current="date"]').waitFor()
    assert.equal(await page.locator('[data-day][aria-current="date"]').getAttribute('data-day'), today)
    await page.keyboard.press('c')
    await page.getByRole('textbox', { name: 'New task' }).fill('Buy bread tomorrow')
    await page.keyboard.press('Enter')
    const tomorrow = dateText(localDate(hours, 1))
    await page.goto(`/projects/${id}/calendar?on=${tomorrow}`)
    await taskOn(page, tomorrow, 'Buy bread').waitFor()
    assert.deepEqual(complaints, [])
    await close()
  })
}

test('across the night in which clocks change, the hour stays', async () => {
  const { page, complaints, close } = await openIn('Europe/Berlin')
  const { id } = await createProject(page, 'Clocks')
  const mine = await personId(page)
  const fields = { dueAt: '2027-03-27T08:00:00.000Z', assigneeId: mine }
  const task = await createTask(page, id, 'Water the garden', fields)
  await page.goto(`/projects/${id}/calendar?on=2027-03-27&span=week`)
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await taskOn(page, '2027-03-27', 'Water the garden').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await saved
  await taskOn(page, '2027-03-28', 'Water the garden').getByText('9:00', { exact: true }).waitFor()
  assert.equal((await call(page, 'GET', `/v1/tasks/${task.id}`)).dueAt, '2027-03-28T07:00:00.000Z')
  assert.deepEqual(complaints, [])
  await close()
})
