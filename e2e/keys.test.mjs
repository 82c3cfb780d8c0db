// The keyboard between places: no letter is lost, the focus is never lost, and what a key did can be undone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, createProjectWith } from './data.mjs'
import { until } from './waiting.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

/** The list of a project with three tasks, the first of which has the focus. */
async function openList() {
  const opened = await openPage(browser, url)
  const { page } = opened
  await signIn(page, 'grace')
  const project = await createProjectWith(page, 'Keys', [{ title: 'One' }, { title: 'Two' }, { title: 'Three' }])
  await page.goto(`/projects/${project.id}/list?sort=created`)
  await page.getByRole('link', { name: 'One', exact: true }).waitFor()
  await page.keyboard.press('j')
  await until(async () => (await focused(page)) === 'One')
  return { ...opened, project }
}

const focused = (page) => page.evaluate(() => document.activeElement.textContent)
const statusesOf = async (page, project) =>
  (await call(page, 'GET', `/v1/tasks?project=${project.id}&sort=created`)).items.map(({ status }) => status)

test('what is typed right after a key that opens a dialog goes into it, letter by letter, and nowhere else', async () => {
  const { page, project, complaints, close } = await openList()
  await page.keyboard.press('c')
  await page.keyboard.type('exercise plan', { delay: 20 })
  const field = page.getByRole('textbox', { name: 'New task' })
  await until(async () => (await field.inputValue()) === 'exercise plan')
  assert.equal(await page.getByRole('toolbar', { name: 'Selected tasks' }).count(), 0)
  assert.deepEqual(await statusesOf(page, project), ['pending', 'pending', 'pending'])

  await page.keyboard.press('Escape')
  await until(async () => (await focused(page)) === 'One')
  assert.deepEqual(complaints, [])
  await close()
})

test('Enter leads into the task and Escape back to its line', async () => {
  const { page, complaints, close } = await openList()
  await page.keyboard.press('Enter')
  await until(() => page.evaluate(() => document.activeElement.closest('aside') !== null))
  await page.keyboard.press('Escape')
  await until(async () => (await focused(page)) === 'One')
  assert.deepEqual(complaints, [])
  await close()
})

test('completing by key is told, and Ctrl Z opens the task again', async () => {
  const { page, project, complaints, close } = await openList()
  await page.keyboard.press('e')
  await page.getByRole('alert').filter({ hasText: 'is done' }).waitFor()
  assert.deepEqual(await statusesOf(page, project), ['completed', 'pending', 'pending'])
  await page.keyboard.press('Control+z')
  await until(async () => (await statusesOf(page, project))[0] === 'pending')
  await page.getByRole('link', { name: 'One', exact: true }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('the keys of a list work after a click beside it', async () => {
  const { page, complaints, close } = await openList()
  await page.getByRole('link', { name: 'List', exact: true }).click()
  await page.keyboard.press('j')
  await until(async () => ['One', 'Two'].includes(await focused(page)))
  assert.deepEqual(complaints, [])
  await close()
})
