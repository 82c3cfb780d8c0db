import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, createLabel, createProject, createProjectWith } from './data.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

test('tasks are selected by click, by Shift and click, and by key', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await openList(page, await projectWith(page, 12))
  const bar = page.getByRole('toolbar', { name: 'Selected tasks' })

  await page.getByRole('checkbox', { name: 'Select “Task 12”' }).click()
  await bar.getByText('1 selected').waitFor()
  await page.getByRole('link', { name: 'Task 9', exact: true }).click({ modifiers: ['Shift'] })
  await bar.getByText('4 selected').waitFor()
  await page.getByRole('checkbox', { name: 'Select “Task 11”' }).click({ modifiers: ['Shift'] })
  await bar.getByText('2 selected').waitFor()
  await page.keyboard.press('Escape')
  await bar.waitFor({ state: 'hidden' })

  await page.getByRole('link', { name: 'Task 8', exact: true }).focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+J')
  await bar.getByText('3 selected').waitFor()
  await page.keyboard.press('Shift+K')
  await bar.getByText('2 selected').waitFor()
  await page.keyboard.press('Control+a')
  await bar.getByText('12 selected').waitFor()
  await page.keyboard.press('.')
  assert.equal(await focusedName(page), 'Status')
  await page.keyboard.press('Escape')
  await bar.waitFor({ state: 'hidden' })
  assert.equal(await focusedName(page), 'Task 7')
  assert.deepEqual(complaints, [])
  await close()
})

test('the focus goes on past the lines in view, and to the next line when its own is gone', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await openList(page, await projectWith(page, 90))
  // As fast as a key that is held down repeats.
  for (let step = 0; step < 70; step += 1) await page.keyboard.press('j', { delay: 30 })
  await page.waitForFunction(() => document.activeElement.textContent === 'Task 21')
  await page.keyboard.press('e')
  await page.waitForFunction(() => document.activeElement.textContent === 'Task 20')
  await page.keyboard.press('k')
  assert.equal(await focusedName(page), 'Task 22')
  assert.deepEqual(complaints, [])
  await close()
})

test('the priority of 30 tasks is set by keyboard, and undo brings back what each one had', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const project = await projectWith(page, 30, (index) => ({ priority: index % 4 }))
  await openList(page, project)
  const before = await fieldOfAll(page, project, 'priority')
  await page.keyboard.press('j')
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar').getByText('30 selected').waitFor()
  await page.keyboard.press('.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Urgent' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('30 tasks changed.').waitFor()
  assert.deepEqual(new Set(Object.values(await fieldOfAll(page, project, 'priority'))), new Set([4]))
  await page.keyboard.press('Control+z')
  await page.getByText('30 tasks are as they were.').waitFor()
  assert.deepEqual(await fieldOfAll(page, project, 'priority'), before)
  assert.deepEqual(complaints, [])
  await close()
})

test('tasks move to another project, and undo puts them back to their places with their labels', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const project = await projectWith(page, 6)
  const label = await createLabel(page, project.id, 'Only here')
  await call(page, 'PATCH', `/v1/tasks/${project.tasks[2].id}`, { labelIds: [label.id] })
  const target = await createProject(page, 'Target')
  const places = await inOrder(page, project)
  await openList(page, project)
  for (const number of [3, 5]) await page.getByRole('checkbox', { name: `Select “Task ${number}”` }).click()
  await choose(page, 'Move to project', target.name)
  await page.getByText(`2 tasks moved to ${target.name}.`).waitFor()
  assert.equal((await inOrder(page, target)).length, 2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('2 tasks are as they were.').waitFor()
  assert.deepEqual(await inOrder(page, project), places)
  assert.deepEqual((await call(page, 'GET', `/v1/tasks/${project.tasks[2].id}`)).labelIds, [label.id])
  assert.deepEqual(complaints, [])
  await close()
})

test('a status goes back to the column and the place where the card was', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const project = await projectWith(page, 6)
  const places = await inOrder(page, project)
  await openList(page, project)
  for (const number of [2, 4]) await page.getByRole('checkbox', { name: `Select “Task ${number}”` }).click()
  await choose(page, 'Status', 'Done')
  await page.getByText('2 tasks changed.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('2 tasks are as they were.').waitFor()
  assert.deepEqual(await inOrder(page, project), places)
  assert.deepEqual(complaints, [])
  await close()
})

test('a label is added to all, and undo leaves it on the one that had it', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const project = await projectWith(page, 4)
  const label = await createLabel(page, project.id, 'Blue')
  await call(page, 'PATCH', `/v1/tasks/${project.tasks[0].id}`, { labelIds: [label.id] })
  await openList(page, project)
  await page.keyboard.press('Control+a')
  await choose(page, 'Labels', 'Blue on some')
  await page.getByText('4 tasks changed.').waitFor()
  const counts = async () => Object.values(await fieldOfAll(page, project, 'labelIds')).map((ids) => ids.length)
  assert.deepEqual(await counts(), [1, 1, 1, 1])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('4 tasks are as they were.').waitFor()
  assert.deepEqual((await counts()).sort(), [0, 0, 0, 1])
  assert.deepEqual(complaints, [])
  await close()
})

test('deleted tasks leave at once, and undo restores them', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const project = await projectWith(page, 5)
  await openList(page, project)
  for (const number of [1, 2]) await page.getByRole('checkbox', { name: `Select “Task ${number}”` }).click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('2 tasks deleted.').waitFor()
  assert.equal(await page.locator('a[data-task]').count(), 3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('2 tasks are as they were.').waitFor()
  await page.getByRole('link', { name: 'Task 2', exact: true }).waitFor()
  assert.equal((await inOrder(page, project)).length, 5)
  assert.deepEqual(complaints, [])
  await close()
})

test('what a colleague set meanwhile in the same field stays and is told; in another field both are kept', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const project = await projectWith(page, 4)
  await openList(page, project)
  await page.keyboard.press('Control+a')
  const [first, second] = project.tasks
  await call(page, 'PATCH', `/v1/tasks/${first.id}`, { priority: 1 })
  await call(page, 'PATCH', `/v1/tasks/${second.id}`, { title: 'Renamed by a colleague' })
  await choose(page, 'Priority', 'Urgent')
  await page.getByText('3 tasks changed. 1 was left out.').waitFor()
  await page.getByText('1 task: Somebody changed this at the same time.').waitFor()
  await page.getByRole('toolbar').getByText('1 selected').waitFor()
  assert.equal((await call(page, 'GET', `/v1/tasks/${first.id}`)).priority, 1)
  const merged = await call(page, 'GET', `/v1/tasks/${second.id}`)
  assert.deepEqual([merged.priority, merged.title], [4, 'Renamed by a colleague'])
  assert.deepEqual(complaints, [])
  await close()
})

test('1,200 tasks are changed in parts, with how far it is, and undone', { timeout: 180_000 }, async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const project = await projectWith(page, 1200)
  await openList(page, project)
  const list = page.getByRole('region', { name: 'Tasks' })
  for (let loaded = 0; loaded < 1200; ) {
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    loaded = Number(
      (await list
        .locator('> div')
        .first()
        .evaluate((element) => element.clientHeight)) / 40,
    )
  }
  await page.keyboard.press('Control+a')
  await page
    .getByRole('toolbar')
    .getByText(/1,?200 selected/)
    .waitFor()
  const sizes = []
  await page.route('**/v1/tasks/batch', async (route) => {
    sizes.push(route.request().postDataJSON().operations.length)
    await new Promise((resolve) => setTimeout(resolve, 900))
    await route.continue()
  })
  await choose(page, 'Priority', 'High')
  await page.getByRole('progressbar').waitFor()
  await page.getByText('500 of 1,200').waitFor({ timeout: 30_000 })
  await page.getByText('1200 tasks changed.').waitFor({ timeout: 60_000 })
  assert.deepEqual(sizes, [500, 500, 200])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('500 of 1,200').waitFor({ timeout: 30_000 })
  // The notice moves while it grows, so the button is not waited for to stand still.
  await page.getByRole('button', { name: 'Cancel' }).dispatchEvent('click')
  await page.getByText(/1000 tasks are as they were\. 200 were left out\./).waitFor({ timeout: 60_000 })
  assert.deepEqual(complaints, [])
  await close()
})

/** A project of its own with tasks "Task 1" to "Task n"; the page is signed in by it. */
async function projectWith(page, count, fields = () => ({})) {
  await signIn(page, 'linus')
  const tasks = Array.from({ length: count }, (_, index) => ({ title: `Task ${index + 1}`, ...fields(index) }))
  return createProjectWith(page, 'Bulk', tasks)
}

async function openList(page, project) {
  await page.goto(`/projects/${project.id}/list`)
  await page.locator('a[data-task]').first().waitFor()
}

async function choose(page, tool, choice) {
  await page.getByRole('toolbar', { name: 'Selected tasks' }).getByRole('button', { name: tool }).click()
  await page.getByRole('option', { name: choice }).click()
}

const fieldOfAll = async (page, { id }, field) => {
  const { items } = await call(page, 'GET', `/v1/tasks?project=${id}&limit=100`)
  return Object.fromEntries(items.map((task) => [task.title, task[field]]))
}

/** The cards as they stand on the board. */
const inOrder = async (page, { id }) => {
  const { items } = await call(page, 'GET', `/v1/tasks?project=${id}&sort=rank&limit=100`)
  return items.map(({ title, columnId, status }) => `${title} ${columnId} ${status}`)
}

const focusedName = (page) =>
  page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent)
