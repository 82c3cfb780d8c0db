import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { createLabel, createProject, createTasks } from './data.mjs'
import { fingerOn } from './pointer.mjs'
import { until } from './waiting.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

/** Somebody with a new project of these tasks, which name their labels. */
async function openProject(tasks, options) {
  const opened = await openPage(browser, url, options)
  const { page } = opened
  await signIn(page, 'grace')
  const project = await createProject(page, 'List')
  const ids = new Map()
  for (const name of new Set(tasks.flatMap(({ labels = [] }) => labels))) {
    ids.set(name, (await createLabel(page, project.id, name)).id)
  }
  const withLabels = ({ labels = [], ...task }) => ({ ...task, labelIds: labels.map((name) => ids.get(name)) })
  await createTasks(page, project.id, tasks.map(withLabels))
  return { ...opened, project }
}

const titles = (page) => page.locator('a[data-task]').allInnerTexts()

/** When what a scroll brought into view has been drawn. */
const painted = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** Waits until the rows are these, in this order. */
async function rowsAre(page, expected) {
  const areSo = async () => isDeepStrictEqual(await titles(page), expected)
  await until(areSo).catch(async () => assert.deepEqual(await titles(page), expected))
}

test('text, priority and label narrow the list down; the address keeps them, and each can be taken away', async () => {
  const { page, project, complaints, close } = await openProject([
    { title: 'Sweep the quay', priority: 3, labels: ['outdoor'] },
    { title: 'Paint the crane', priority: 1, labels: ['outdoor'] },
    { title: 'Paint the office', priority: 3, labels: ['indoor'] },
    { title: 'Paint the quay', priority: 3, labels: ['outdoor'] },
  ])
  await page.goto(`/projects/${project.id}/list`)
  await page.locator('a[data-task]').first().waitFor()
  assert.equal(await page.title(), `${project.name} · Millrace`)

  await page.keyboard.press('/')
  await page.keyboard.type('paint')
  await rowsAre(page, ['Paint the quay', 'Paint the office', 'Paint the crane'])
  await page.getByRole('button', { name: 'Priority', exact: true }).click()
  await page.getByRole('checkbox', { name: 'High' }).check()
  await page.keyboard.press('Escape')
  await rowsAre(page, ['Paint the quay', 'Paint the office'])
  await page.getByRole('button', { name: 'Labels', exact: true }).click()
  await page.getByRole('checkbox', { name: 'outdoor' }).check()
  await page.keyboard.press('Escape')
  await rowsAre(page, ['Paint the quay'])

  await page.reload()
  await rowsAre(page, ['Paint the quay'])
  await page.getByRole('button', { name: 'Remove the filter outdoor' }).click()
  await rowsAre(page, ['Paint the quay', 'Paint the office'])
  await page.goBack()
  await rowsAre(page, ['Paint the quay'])
  await page.getByRole('link', { name: 'Board', exact: true }).click()
  await page.getByRole('button', { name: 'Remove the filter outdoor' }).waitFor()
  await page.getByRole('link', { name: 'List', exact: true }).click()
  await page.getByRole('button', { name: 'Clear 3 filters' }).click()
  await rowsAre(page, ['Paint the quay', 'Paint the office', 'Paint the crane', 'Sweep the quay'])
  assert.deepEqual(complaints, [])
  await close()
})

test('the rows stand in the order that is chosen, and the order stands in the address', async () => {
  const { page, project, complaints, close } = await openProject([
    { title: 'First made', priority: 1, dueOn: '2027-03-02' },
    { title: 'Second made', priority: 4 },
    { title: 'Third made', priority: 3, dueOn: '2027-03-01' },
  ])
  await page.goto(`/projects/${project.id}/list`)
  await rowsAre(page, ['Third made', 'Second made', 'First made'])
  await page.getByRole('button', { name: 'Display' }).click()
  const sort = page.getByRole('combobox', { name: 'Sort' })
  for (const [option, rows] of [
    ['Oldest first', ['First made', 'Second made', 'Third made']],
    ['Priority', ['Second made', 'Third made', 'First made']],
    ['Due date', ['Third made', 'First made', 'Second made']],
  ]) {
    await sort.selectOption(option)
    await rowsAre(page, rows)
  }
  await page.reload()
  await rowsAre(page, ['Third made', 'First made', 'Second made'])
  assert.deepEqual(complaints, [])
  await close()
})

test('a list in groups is read to its end by scrolling, with every group and every task in it', async () => {
  const tasks = Array.from({ length: 170 }, (_, index) => ({
    title: `Task ${index}`,
    priority: index < 120 ? 4 : [3, 0][index % 2],
  }))
  const { page, project, complaints, close } = await openProject(tasks)
  await page.goto(`/projects/${project.id}/list?group=priority`)
  await page.getByRole('heading', { name: 'Urgent' }).waitFor()
  const list = page.getByRole('region', { name: 'Tasks' })
  const seen = new Set()
  const headings = new Set()
  for (let step = 0; step < 80 && seen.size < 170; step += 1) {
    for (const title of await titles(page)) seen.add(title)
    for (const heading of await list.getByRole('heading').allInnerTexts()) headings.add(heading.replace(/\s+/g, ' '))
    await list.evaluate((element) => element.scrollBy(0, 500))
    await painted(page)
  }
  assert.equal(seen.size, 170)
  const names = new Set([...headings].map((heading) => heading.replace(/ \d+$/, '')))
  assert.deepEqual(names, new Set(['Urgent', 'High', 'No priority']))
  await list.evaluate((element) => element.scrollTo(0, 0))
  await page.getByRole('heading', { name: 'Urgent 120' }).waitFor()

  await page.getByRole('button', { name: /^Urgent/ }).click()
  await page.getByRole('heading', { name: 'High 25' }).waitFor()
  assert.equal(await page.getByRole('button', { name: /^Urgent/ }).getAttribute('aria-expanded'), 'false')
  assert.deepEqual(complaints, [])
  await close()
})

test('the columns that were chosen are there after a reload', async () => {
  const { page, project, complaints, close } = await openProject([{ title: 'Measure the sluice' }])
  await page.goto(`/projects/${project.id}/list`)
  const key = page.getByText(`${project.key}-1`, { exact: true })
  await key.waitFor()
  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByRole('checkbox', { name: 'Key' }).uncheck()
  await page.getByRole('checkbox', { name: 'Created' }).check()
  await key.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByTitle(/^Created/).waitFor()
  assert.equal(await key.count(), 0)
  assert.deepEqual(complaints, [])
  await close()
})

test('on a phone the filter is behind one button, and a long press selects', async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
  const tasks = [{ title: 'W'.repeat(500) }, { title: 'Trim the hedge', priority: 4 }]
  const { page, project, complaints, close } = await openProject(tasks, phone)
  await page.goto(`/projects/${project.id}/list`)
  await page.locator('a[data-task]').nth(1).waitFor()
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  assert.equal(isWider, false)
  await page.getByRole('button', { name: 'Filter', exact: true }).tap()
  await page.getByRole('checkbox', { name: 'Urgent' }).tap()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Remove the filter Urgent' }).waitFor()
  await rowsAre(page, ['Trim the hedge'])

  const row = page.getByRole('link', { name: 'Trim the hedge' })
  const { x, y } = await row.boundingBox()
  const finger = await fingerOn(page)
  await finger.down({ x: x + 20, y: y + 10 })
  await page.getByRole('checkbox', { name: 'Select “Trim the hedge”' }).waitFor()
  await finger.up()
  assert.equal(await page.getByRole('checkbox', { name: 'Select “Trim the hedge”' }).isChecked(), true)
  assert.equal(new URL(page.url()).searchParams.has('task'), false)
  assert.deepEqual(complaints, [])
  await close()
})
