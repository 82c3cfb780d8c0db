import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, createProject, createTask, personId, unique } from './data.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

test('by mouse: somebody signs in, adds a task, opens it, completes it and signs out', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const title = `Water the palm ${unique()}`
  await page.goto('/')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('textbox', { name: 'E-mail' }).fill('grace@example.com')
  await page.getByLabel('Password').fill('millrace-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()

  await page.getByRole('button', { name: 'New task' }).click()
  const add = page.getByRole('dialog')
  await add.getByRole('textbox', { name: 'New task' }).fill(title)
  await add.getByRole('button', { name: 'Add task' }).click()
  const row = page.getByRole('main').getByRole('link', { name: title })
  await row.click()
  const panel = page.getByRole('article')
  const completed = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
  await panel.getByRole('button', { name: `Complete “${title}”` }).click()
  await completed
  await panel.getByRole('button', { name: 'Close' }).click()
  await row.waitFor({ state: 'detached' })
  const { items } = await call(page, 'GET', `/v1/tasks?text=${encodeURIComponent(title)}&status=completed`)
  assert.equal(items.length, 1)

  await page.getByRole('button', { name: 'Grace Hopper' }).first().click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('by keyboard alone: somebody signs in; a task is added from one line, found, opened and completed', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const title = `Order paper ${unique()}`
  await page.goto('/')
  await tabTo(page, page.getByRole('link', { name: 'Sign in' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'E-mail' }))
  await page.keyboard.type('grace@example.com')
  await tabTo(page, page.getByLabel('Password'))
  await page.keyboard.type('millrace-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'My work' }).waitFor()

  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'New task' }).waitFor()
  await page.keyboard.type(`${title} tomorrow !high @grace`)
  await page.keyboard.press('Enter')
  const row = page.getByRole('main').getByRole('link', { name: title })
  await row.waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).waitFor()
  await page.keyboard.type(title)
  await page.getByRole('option', { name: title }).waitFor()
  await page.keyboard.press('Enter')
  const priority = page.getByRole('article').getByRole('combobox', { name: 'Priority' })
  await priority.waitFor()
  assert.equal(await priority.inputValue(), 'High')
  await page.keyboard.press('Escape')
  await tabTo(page, row, 'j')
  await page.keyboard.press('e')
  await row.waitFor({ state: 'detached' })
  const { items } = await call(page, 'GET', `/v1/tasks?text=${encodeURIComponent(title)}&status=completed`)
  assert.equal(items.length, 1)
  assert.deepEqual(complaints, [])
  await close()
})

test('two people change one title: both versions are shown, and the chosen one is kept', async () => {
  const ada = await openPage(browser, url)
  await signIn(ada.page, 'ada')
  const project = await createProject(ada.page, 'Two people')
  const userId = await personId(ada.page, 'Grace')
  await call(ada.page, 'POST', `/v1/projects/${project.id}/members`, { userId, role: 'editor' })
  const { id } = await createTask(ada.page, project.id, 'As it was')
  const grace = await openPage(browser, url)
  await signIn(grace.page, 'grace', `/tasks/${id}`)
  await ada.page.goto(`/tasks/${id}`)
  const titleOf = ({ page }) => page.getByRole('textbox', { name: 'Title' })
  await titleOf(ada).waitFor()
  await titleOf(grace).waitFor()

  await titleOf(ada).fill('Written by Ada')
  await titleOf(grace).fill('Written by Grace')
  await titleOf(grace).press('Enter')
  await grace.page.getByText('Grace Hopper changed title').first().waitFor()
  await titleOf(ada).press('Enter')

  const dialog = ada.page.getByRole('dialog')
  await dialog.getByText('Written by Grace').waitFor()
  await dialog.getByText('Written by Ada').waitFor()
  const saved = ada.page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
  await dialog.getByRole('button', { name: 'Keep mine' }).click()
  await saved
  await dialog.waitFor({ state: 'hidden' })
  await grace.page.reload()
  await titleOf(grace).waitFor()
  assert.equal(await titleOf(grace).inputValue(), 'Written by Ada')
  await ada.close()
  await grace.close()
})

test('a card is moved by keyboard, stays where it was put, and the move is announced', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const project = await createProject(page, 'Move')
  const { id } = await createTask(page, project.id, 'Goes on')
  await page.goto(`/projects/${project.id}/board`)
  await page.locator(`section[data-column]:nth-of-type(1) a[data-task="${id}"]`).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await page.getByText(/moved to In progress, position 1/).waitFor({ state: 'attached' })
  await page.reload()
  await page.locator(`section[data-column]:nth-of-type(2) a[data-task="${id}"]`).waitFor()
  await close()
})

/** Presses a key until it has brought the focus to something. */
async function tabTo(page, locator, key = 'Tab') {
  await locator.waitFor()
  const hasFocus = () => locator.evaluate((element) => element === document.activeElement)
  for (let presses = 0; !(await hasFocus()); presses += 1) {
    assert.ok(presses < 50, `not reached with ${key}: ${locator}`)
    await page.keyboard.press(key)
  }
}
