// Several people at one browser: whoever comes next finds nothing of the one before, and writes nothing in their name.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, createProject, createTask } from './data.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser({ keepsPages: true })
})
after(() => browser.close())

const way = (page) => page.getByRole('link', { name: 'Sign in' })
const titleField = (page) => page.getByRole('textbox', { name: 'Title' })
const keptIn = (page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))

/** Also where the person signed in. */
async function signOut(page, name) {
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

const confirmSignOut = (page) => page.getByRole('button', { name: 'Sign out' }).click()

test('signing out leaves nothing: not behind "back", not in the browser, not at the next sign-in', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const project = await createProject(page, 'Confidential')
  const task = await createTask(page, project.id, 'Confidential title')
  await page.goto(`/projects/${project.id}/board?task=${task.id}`)
  const comment = page.getByRole('textbox', { name: 'Write a comment…' })
  await comment.fill('Confidential and not saved')
  await signOut(page, 'Ada Lovelace')
  const dialog = page.getByRole('dialog', { name: /delete unsaved texts/ })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  assert.equal(await comment.inputValue(), 'Confidential and not saved')
  await signOut(page, 'Ada Lovelace')
  await dialog.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/oidc/**')
  await confirmSignOut(page)
  await way(page).waitFor()
  assert.doesNotMatch(await keptIn(page), /Confidential|draft|millrace-person/)
  for (let steps = 0; steps < 2; steps += 1) {
    await page.evaluate(() => history.back())
    await page.waitForTimeout(700)
  }
  await page.goto(`/projects/${project.id}/board`)
  await way(page).waitFor()
  await page.evaluate(() => history.back())
  await page.waitForTimeout(700)
  assert.equal(await page.getByText('Confidential').count(), 0)
  await page.goto('/')
  await way(page).click()
  await page.locator('input[type=password]').waitFor()
  await close()
})

test('a page that the browser kept is not shown to the next person', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const project = await createProject(page, 'Confidential')
  await page.goto(`/projects/${project.id}/board`)
  await page.getByRole('heading', { name: project.name }).waitFor()
  await page.goto('/docs')
  await page.context().clearCookies()
  await signIn(page, 'grace', '/settings')
  await page.evaluate(() => history.go(1 - history.length))
  await page.waitForTimeout(1000)
  for (let step = 1; step < (await page.evaluate(() => history.length)); step += 1) {
    assert.equal(await page.getByText(project.name).count(), 0, page.url())
    await page.evaluate(() => history.forward())
    await page.waitForTimeout(500)
  }
  await close()
})

test('a text that was not saved waits for its writer and is shown to nobody else', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const grace = (await call(page, 'GET', '/v1/users?text=Grace')).items[0].id
  const project = await createProject(page, 'Drafts')
  await call(page, 'POST', `/v1/projects/${project.id}/members`, { userId: grace, role: 'editor' })
  const task = await createTask(page, project.id, 'As saved')
  await page.goto(`/tasks/${task.id}`)
  await titleField(page).fill('A thought of Ada')
  await page.context().clearCookies()
  await signIn(page, 'grace', `/tasks/${task.id}`)
  await titleField(page).waitFor()
  assert.equal(await titleField(page).inputValue(), 'As saved')
  await page.context().clearCookies()
  await signIn(page, 'ada', `/tasks/${task.id}`)
  await titleField(page).waitFor()
  assert.equal(await titleField(page).inputValue(), 'A thought of Ada')
  await close()
})

test('when somebody else signs in in another tab, this one sends nothing more and becomes theirs', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const project = await createProject(page, 'Two tabs')
  const task = await createTask(page, project.id, 'Before')
  await page.goto(`/tasks/${task.id}`)
  await titleField(page).waitFor()
  // A write that waits for its next attempt while the person changes.
  let attempts = 0
  await page.route(`**/v1/tasks/${task.id}`, (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    attempts += 1
    return route.fulfill({ status: 503, headers: { 'retry-after': '4' }, body: '' })
  })
  await titleField(page).fill('Typed by Ada')
  await titleField(page).press('Enter')
  await page.waitForTimeout(300)
  assert.equal(attempts, 1)
  const other = await page.context().newPage()
  await page.context().clearCookies()
  await signIn(other, 'linus')
  await page.getByRole('button', { name: 'Linus' }).first().waitFor()
  await page
    .getByText(/nothing here|no such task|not shared/i)
    .first()
    .waitFor()
  await page.waitForTimeout(4500)
  assert.equal(attempts, 1)
  assert.equal(await page.getByText('Typed by Ada').count(), 0)
  await close()
})

test('signing out in one tab signs the others out', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const other = await page.context().newPage()
  await other.goto('/settings')
  await other.getByRole('heading', { name: 'Settings' }).waitFor()
  await signOut(page, 'Ada Lovelace')
  await page.waitForURL('**/oidc/**')
  await way(other).waitFor()
  await close()
})
