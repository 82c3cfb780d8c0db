// Where a task is added, the server may have it and its answer may be lost: trying again, also after a reload, makes no second one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { dayOf } from './calendar-days.mjs'
import { call, createLabel, createProject, createTask } from './data.mjs'
import { until } from './waiting.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

async function openProject(name) {
  const opened = await openPage(browser, url)
  await signIn(opened.page, 'grace')
  const project = await createProject(opened.page, name)
  return { ...opened, project }
}

/** From now on the server does what it is asked and nobody hears of it; answers what ends that, when one was lost. */
async function loseAnswers(page) {
  let lost = 0
  const lose = async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    lost += 1
    return route.fulfill({ status: 500, body: '{}' })
  }
  await page.route('**/v1/tasks', lose)
  return async () => {
    assert.ok(await until(() => lost > 0), 'the server was asked')
    await page.getByRole('alert').filter({ hasText: 'Not saved' }).first().waitFor()
    await page.unroute('**/v1/tasks', lose)
  }
}

const tasksOf = async (page, { id }) => (await call(page, 'GET', `/v1/tasks?project=${id}`)).items

test('a card that was added once is there once', async () => {
  const { page, close, project } = await openProject('Lost card')
  await page.goto(`/projects/${project.id}/board`)
  await page.getByRole('button', { name: 'Add a card to To do' }).click()
  const hear = await loseAnswers(page)
  await page.getByRole('textbox', { name: 'Add a card to To do' }).fill('Sand it')
  await page.keyboard.press('Enter')
  await hear()
  await page.reload()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' })
  await page
    .getByRole('region', { name: 'To do, 1 card' })
    .getByRole('link', { name: /^Sand it,/ })
    .waitFor()
  assert.equal((await tasksOf(page, project)).length, 1)
  await close()
})

test('a subtask too, and half a title waits for its writer', async () => {
  const { page, close, project } = await openProject('Lost subtask')
  const task = await createTask(page, project.id, 'Whole')
  await page.goto(`/tasks/${task.id}`)
  const field = page.getByRole('textbox', { name: 'Add a subtask' })
  const hear = await loseAnswers(page)
  await field.fill('Part')
  await field.press('Enter')
  await hear()
  await field.fill('Half a ti')
  await page.reload()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' })
  assert.equal(await field.inputValue(), 'Half a ti')
  assert.equal((await tasksOf(page, project)).length, 2)
  await close()
})

test('a task on a day of the calendar too', async () => {
  const { page, close, project } = await openProject('Lost day')
  await page.goto(`/projects/${project.id}/calendar?on=2027-03-01`)
  await dayOf(page, '2027-03-09').click({ position: { x: 60, y: 60 } })
  const field = page.getByRole('textbox', { name: /New task on Tuesday/ })
  const hear = await loseAnswers(page)
  await field.fill('Rehearse')
  await field.press('Enter')
  await hear()
  await page.reload()
  await dayOf(page, '2027-03-09').click({ position: { x: 60, y: 60 } })
  assert.equal(await field.inputValue(), 'Rehearse')
  await field.press('Enter')
  assert.ok(await until(async () => (await field.inputValue()) === ''))
  assert.equal((await tasksOf(page, project)).length, 1)
  await close()
})

test('a task of one line too; it waits until its labels are known, and keeps them out of the title', async () => {
  const { page, close, project } = await openProject('Lost line')
  await createLabel(page, project.id, 'print')
  let readLabels = () => {}
  const mayRead = new Promise((resolve) => {
    readLabels = resolve
  })
  await page.route('**/labels', async (route) => {
    await mayRead
    await route.continue()
  })
  await page.goto(`/projects/${project.id}/list`)
  await page.getByRole('main').waitFor()
  await page.keyboard.press('c')
  const line = page.getByRole('dialog').getByRole('textbox', { name: 'New task' })
  await line.fill('Order paper #print')
  const add = page.getByRole('button', { name: 'Add task' })
  assert.equal(await add.isDisabled(), true)
  await line.press('Enter')
  readLabels()
  await page.getByRole('dialog').getByText('#print', { exact: true }).waitFor()
  const hear = await loseAnswers(page)
  await line.press('Enter')
  await hear()
  await page.reload()
  await page.getByRole('main').waitFor()
  await page.keyboard.press('c')
  assert.equal(await line.inputValue(), 'Order paper #print')
  await page.getByRole('dialog').getByText('#print', { exact: true }).waitFor()
  await line.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'added' }).first().waitFor()
  const tasks = await tasksOf(page, project)
  assert.deepEqual(
    tasks.map(({ title, labelIds }) => [title, labelIds.length]),
    [['Order paper', 1]],
  )
  await close()
})
