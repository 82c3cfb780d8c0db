import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

test('by keyboard alone: a task is added from one line, found, opened and completed', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'grace')
  const title = `Order paper ${Date.now()}`

  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'New task' }).waitFor()
  await page.keyboard.type(`${title} tomorrow !high @grace`)
  await page.keyboard.press('Enter')
  await page.getByRole('main').getByRole('link', { name: title }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).waitFor()
  await page.keyboard.type(title)
  await page.getByRole('option', { name: title }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('article').getByRole('combobox', { name: 'Priority' }).waitFor()
  assert.equal(await page.getByRole('article').getByRole('combobox', { name: 'Priority' }).inputValue(), 'High')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: title }).focus()
  await page.keyboard.press('e')
  await page.getByRole('link', { name: title }).waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
  await close()
})

test('two people change one title: both versions are shown, and the chosen one is kept', async () => {
  const ada = await openPage(browser, url)
  await signIn(ada.page, 'ada')
  await ada.page.getByRole('link', { name: 'Website relaunch' }).click()
  const card = ada.page.locator('a[data-task]').first()
  await card.waitFor()
  const id = await card.getAttribute('data-task')
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
  await page.getByRole('link', { name: 'Website relaunch' }).click()
  const card = page.locator('section[data-column]').first().locator('a[data-task]').first()
  await card.waitFor()
  const id = await card.getAttribute('data-task')
  await card.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await page.getByText(/moved to In progress, position 1/).waitFor({ state: 'attached' })
  await page.reload()
  await page.locator(`section[data-column]:nth-of-type(2) a[data-task="${id}"]`).waitFor()
  await close()
})
