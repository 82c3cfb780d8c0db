// What a person sees when a list or a part of a task cannot be read: why, and a way to try again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, createProject, createProjectWith } from './data.mjs'
import { until } from './waiting.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

const numbered = (count, fields) => Array.from({ length: count }, (_, index) => ({ title: `Task ${index}`, ...fields }))

test('a next page of a list that fails is asked for once, and read when the person tries again', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  const project = await createProjectWith(page, 'Reading on', numbered(130))
  const nextPage = await failing(page, isNextPage)
  await page.goto(`/projects/${project.id}/list`)
  await scrollUntil(page, () => nextPage.asked() > 0)
  await isTriedAgain(page, nextPage, () => isLineThere(page, 129))
  await close()
})

test('so it is in the trash', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  const project = await createProjectWith(page, 'Reading on', numbered(60))
  const operations = project.tasks.map(({ id }) => ({ delete: { id } }))
  // More at once would ask for a second factor.
  for (const start of [0, 30])
    await call(page, 'POST', '/v1/tasks/batch', { operations: operations.slice(start, start + 30) })
  const nextPage = await failing(page, isNextPage)
  await page.goto(`/trash?project=${project.id}`)
  await scrollUntil(page, () => nextPage.asked() > 0)
  await isTriedAgain(page, nextPage, () => isLineThere(page, 59))
  await close()
})

test('so it is with the tasks without a date beside the calendar', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  const project = await createProjectWith(page, 'Reading on', numbered(130))
  const nextPage = await failing(page, isNextPage)
  await page.goto(`/projects/${project.id}/calendar`)
  const tray = page.getByRole('complementary', { name: 'Tasks without a date' })
  await tray.getByRole('listitem').nth(5).waitFor()
  await tray.getByRole('listitem').first().hover()
  await until(async () => {
    await page.mouse.wheel(0, 2000)
    return nextPage.asked() > 0
  })
  await isTriedAgain(page, nextPage, () =>
    page
      .getByRole('button', { name: /^No date/ })
      .getByText('130')
      .waitFor(),
  )
  await close()
})

test('parts of a task that cannot be read say so, and are not shown as empty', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  const project = await createProjectWith(page, 'Unread parts', [{ title: 'Has a history' }])
  const [task] = project.tasks
  const parts = await failing(page, ({ pathname, searchParams }) => {
    return pathname.endsWith('/history') || pathname.endsWith('/links') || searchParams.has('parent')
  })
  await page.goto(`/tasks/${task.id}`)
  for (const name of ['History', 'Links', 'Subtasks'])
    await page.getByRole('region', { name }).getByRole('alert').getByText('This could not be loaded').waitFor()
  parts.stop()
  const history = page.getByRole('region', { name: 'History' })
  await history.getByRole('button', { name: 'Try again' }).click()
  await history.getByText('Linus').first().waitFor()
  await close()
})

test('labels to filter by are not called missing while they are read', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  const { id } = await createProject(page, 'Unread labels')
  const labels = await failing(page, ({ pathname }) => pathname.endsWith('/labels'))
  await page.goto(`/projects/${id}/list`)
  await page.getByRole('button', { name: 'Labels', exact: true }).click()
  const group = page.getByRole('group', { name: 'Labels' })
  await group.getByText('This could not be loaded').waitFor()
  assert.equal(await group.getByText(/no labels/i).count(), 0)
  labels.stop()
  await group.getByRole('button', { name: 'Try again' }).click()
  await group.getByText(/no labels/i).waitFor()
  await close()
})

const isNextPage = ({ pathname, searchParams }) => pathname === '/v1/tasks' && searchParams.has('cursor')

/** Answers 500 to what is meant until `stop`, and counts what was asked. */
async function failing(page, isMeant) {
  let asked = 0
  let isFailing = true
  await page.route(isMeant, async (route) => {
    if (!isFailing) return route.continue()
    asked += 1
    await route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"internal"}' })
  })
  return { asked: () => asked, stop: () => (isFailing = false) }
}

/** The failure stands below the list, nothing is asked for meanwhile, and "Try again" reads it: then `isRead`. */
async function isTriedAgain(page, nextPage, isRead) {
  const alert = page.getByRole('alert')
  await alert.getByText('Something went wrong on the server.').waitFor()
  await page.waitForTimeout(1500)
  assert.equal(nextPage.asked(), 1)
  nextPage.stop()
  await alert.getByRole('button', { name: 'Try again' }).click()
  await isRead()
  assert.equal(await alert.count(), 0)
  assert.equal(nextPage.asked(), 1)
}

const isLineThere = (page, number) =>
  scrollUntil(page, async () => (await page.locator(`[data-line="${number}"]`).count()) === 1)

/** Scrolls a list down until something is so. */
const scrollUntil = (page, condition) =>
  until(async () => {
    await page.getByRole('region', { name: 'Tasks' }).evaluate((element) => element.scrollBy(0, 2000))
    return condition()
  })
