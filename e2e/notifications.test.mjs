// What people are told: by one person to another, in two browsers.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, createProject, createTask, createTasks, personId } from './data.mjs'
import { joinAs } from './own-person.mjs'
import { until } from './waiting.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

/** Ada, who has a project, and Ben, who works in it and was told of nothing yet. */
async function adaAndBen() {
  const ada = await openPage(browser, url)
  await signIn(ada.page, 'ada')
  const ben = await openPage(browser, url)
  const login = await joinAs(ben.page, 'user', 'Ben Bitdiddle')
  await signIn(ben.page, login)
  const benId = await personId(ben.page)
  const project = await createProject(ada.page, 'Told')
  await call(ada.page, 'POST', `/v1/projects/${project.id}/members`, { userId: benId, role: 'editor' })
  const assign = (title) => createTask(ada.page, project.id, title, { assigneeId: benId })
  const comment = (task, body) => call(ada.page, 'POST', `/v1/tasks/${task.id}/comments`, { body })
  const close = () => Promise.all([ada.close(), ben.close()])
  return { ada: ada.page, ben: ben.page, complaints: ben.complaints, benId, project, assign, comment, close }
}

const listed = async (page, query = '') => (await call(page, 'GET', `/v1/notifications${query}`)).items
/** The entry in the sidebar, whose name says how many wait. */
const place = (page, name) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })
const rowsIn = (page, name) => page.getByRole('region', { name }).getByRole('listitem')
/** What has the focus, as a screen reader calls it. */
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? '')

test('an assignment is counted and listed; opening it by key marks it read and leads back to its line', async () => {
  const { ben, complaints, assign, close } = await adaAndBen()
  await place(ben, 'Notifications').waitFor()
  const { key } = await assign('Write the release notes')
  // Nobody tells the page yet; it asks now and then.
  await place(ben, 'Notifications 1 unread').waitFor({ timeout: 30_000 })
  await ben.keyboard.press('g')
  await ben.keyboard.press('n')
  await ben.getByRole('heading', { name: 'Notifications', level: 1 }).waitFor()
  const read = `Ada Lovelace assigned ${key} to you: Write the release notes`
  await ben.getByRole('link', { name: `Unread: ${read}`, exact: true }).waitFor()
  await ben.keyboard.press('j')
  await until(async () => (await focused(ben)) === `Unread: ${read}`)
  await ben.keyboard.press('Enter')
  await ben.getByRole('article', { name: `Task ${key}` }).waitFor()
  await ben.getByRole('link', { name: read, exact: true }).waitFor()
  await place(ben, 'Notifications').waitFor()
  await ben.keyboard.press('Escape')
  await until(async () => (await focused(ben)) === read)

  await ben.keyboard.press('u')
  await place(ben, 'Notifications 1 unread').waitFor()
  await until(async () => (await listed(ben, '?unread=true')).length === 1)
  await ben.reload()
  await ben.getByRole('link', { name: `Unread: ${read}`, exact: true }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('among the unread ones what was read stays in sight, and all of them are marked at once', async () => {
  const { ben, complaints, assign, close } = await adaAndBen()
  for (const title of ['One', 'Two', 'Three']) await assign(title)
  await until(async () => (await listed(ben)).length === 3)
  await ben.goto('/notifications?show=unread')
  const rows = rowsIn(ben, 'Notifications')
  await until(async () => (await rows.count()) === 3)
  await rows.filter({ hasText: 'Two' }).hover()
  await rows.filter({ hasText: 'Two' }).getByRole('button', { name: 'Mark as read' }).click()
  await rows.filter({ hasText: 'Two' }).getByRole('button', { name: 'Mark as unread' }).waitFor()
  await until(async () => (await listed(ben, '?unread=true')).length === 2)
  assert.equal(await rows.count(), 3)
  await ben.reload()
  await until(async () => (await rows.count()) === 2)

  await ben.getByRole('button', { name: 'Mark all as read' }).click()
  await ben.getByRole('heading', { name: 'You have read everything' }).waitFor()
  await place(ben, 'Notifications').waitFor()
  await ben.getByRole('link', { name: 'All', exact: true }).click()
  await until(async () => (await rows.count()) === 3)
  assert.deepEqual(await listed(ben, '?unread=true'), [])

  await ben.getByRole('button', { name: 'Ben Bitdiddle' }).click()
  await ben.getByRole('menuitem', { name: 'Deutsch' }).click()
  await ben.getByRole('heading', { name: 'Mitteilungen', level: 1 }).waitFor()
  await rowsIn(ben, 'Mitteilungen')
    .filter({ hasText: /Ada Lovelace hat Ihnen .+ zugewiesenOne/ })
    .waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('a long list is read on while it is scrolled, and walked by key', async () => {
  const { ada, ben, complaints, benId, project, close } = await adaAndBen()
  const titles = Array.from({ length: 60 }, (_, index) => `Number ${index}`)
  await createTasks(
    ada,
    project.id,
    titles.map((title) => ({ title, assigneeId: benId })),
  )
  await until(async () => (await call(ben, 'GET', '/v1/notifications/unread-count')).count === 60, 20)
  await ben.goto('/notifications')
  await place(ben, 'Notifications 60 unread').waitFor()
  await rowsIn(ben, 'Notifications').first().waitFor()
  for (let step = 0; step < 60; step += 1) await ben.keyboard.press('j')
  await until(async () => /^Unread: Ada .* to you: Number \d+$/.test(await focused(ben)))
  await ben.mouse.move(600, 400)
  await until(async () => {
    await ben.mouse.wheel(0, 2000)
    return (
      (await rowsIn(ben, 'Notifications')
        .filter({ hasText: /Number 0(?!\d)/ })
        .count()) === 1
    )
  })
  assert.deepEqual(complaints, [])
  await close()
})

test('a refused mark is taken back and told', async () => {
  const { ben, assign, close } = await adaAndBen()
  await assign('Stays unread')
  await until(async () => (await listed(ben)).length === 1)
  await ben.goto('/notifications')
  const link = ben.getByRole('link', { name: /^Unread: .*Stays unread/ })
  await link.waitFor()
  await ben.route('**/v1/notifications/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  )
  await ben.keyboard.press('j')
  await ben.keyboard.press('u')
  await ben.getByRole('alert').filter({ hasText: 'Not saved' }).waitFor({ timeout: 30_000 })
  await link.waitFor()
  await place(ben, 'Notifications 1 unread').waitFor()
  await close()
})

test('who mutes a task is told of mentions alone', async () => {
  const { ben, complaints, benId, assign, comment, close } = await adaAndBen()
  const task = await assign('Loud')
  await ben.goto(`/tasks/${task.id}`)
  await ben.getByRole('button', { name: 'Notifications about this task: Following' }).click()
  const saved = ben.waitForResponse((response) => response.request().method() === 'PUT' && response.ok())
  await ben.getByRole('menuitemradio', { name: /^Muted/ }).click()
  await ben.getByRole('button', { name: 'Notifications about this task: Muted' }).waitFor()
  await saved
  await comment(task, 'Is anybody there?')
  await comment(task, `[@Ben](user:${benId}) are you there?`)
  const told = await until(async () => {
    const all = await listed(ben)
    return all.length > 1 && all
  })
  assert.deepEqual(told.map(({ kind }) => kind).sort(), ['assigned', 'mentioned'])
  await ben.reload()
  await ben.getByRole('button', { name: 'Notifications about this task: Muted' }).waitFor()
  await ben.goto('/notifications')
  await ben.getByText('@Ben are you there?').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

const preferences = (page) => call(page, 'GET', '/v1/me/notification-preferences')

test('preferences stay, and what was changed elsewhere meanwhile stays too', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, await joinAs(page, 'user', 'Ben Bitdiddle'), '/settings#notifications')
  const byMail = page.getByRole('switch', { name: 'Comments: E-mail' })
  await byMail.waitFor()
  await call(page, 'PATCH', '/v1/me/notification-preferences', { kinds: { overdue: { inApp: false } } })
  await byMail.press('Space')
  await page.getByRole('switch', { name: 'Quiet hours' }).press('Space')
  const from = page.getByLabel('Quiet from')
  await from.fill('21:30')
  await from.press('Enter')
  await page.getByRole('combobox', { name: 'Daily digest' }).click()
  await page.getByRole('option', { name: '8:00', exact: true }).click()
  await until(async () => (await preferences(page)).digestHour === 8)
  const { kinds, quietHours } = await preferences(page)
  assert.deepEqual(quietHours, { from: '21:30', to: '07:00' })
  assert.deepEqual([kinds.commented.email, kinds.commented.inApp, kinds.overdue.inApp], [false, true, false])
  await page.reload()
  await byMail.waitFor()
  assert.equal(await byMail.isChecked(), false)
  assert.equal(await page.getByRole('switch', { name: 'Overdue: In Millrace' }).isChecked(), false)
  assert.equal(await from.inputValue(), '21:30')
  assert.equal(await page.getByRole('combobox', { name: 'Daily digest' }).inputValue(), '8:00')
  // A version that was no longer the newest was refused first.
  assert.deepEqual(
    complaints.filter((text) => !text.includes('412')),
    [],
  )
  await close()
})

test('the same switch, changed elsewhere, is not written over', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, await joinAs(page, 'user', 'Ben Bitdiddle'), '/settings#notifications')
  await page.getByRole('switch', { name: 'Quiet hours' }).waitFor()
  await call(page, 'PATCH', '/v1/me/notification-preferences', { quietHours: { from: '20:00', to: '06:00' } })
  await page.getByRole('switch', { name: 'Quiet hours' }).press('Space')
  await page.getByText('Somebody changed this at the same time.').waitFor()
  await until(async () => (await page.getByLabel('Quiet from').inputValue()) === '20:00')
  assert.deepEqual((await preferences(page)).quietHours, { from: '20:00', to: '06:00' })
  await close()
})
