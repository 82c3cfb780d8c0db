// What people type and what servers answer on a bad day: always a clear state, never a blank page, never a lost text.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, createProject, createTask } from './data.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

const problem = (status, code, headers = {}) => ({
  status,
  headers: { 'x-request-id': 'test-request', ...headers },
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: `urn:${code}`, title: code, status, code, requestId: 'test-request' }),
})

const refusals = [
  [403, 'forbidden', /not change it/],
  [404, 'not-found', /nothing here|not shared/],
  [409, 'conflict', /refused/],
  [422, 'rule-violated', /refused/],
  [500, 'internal', /Something went wrong/],
]

test('a refused write is told, and what was typed is kept and can be saved later, whatever the server answers', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  const project = await createProject(page, 'Refusals')
  const task = await createTask(page, project.id, 'Keep me')
  await page.goto(`/tasks/${task.id}`)
  const title = page.getByRole('textbox', { name: 'Title' })
  await title.waitFor()
  for (const [status, code, reason] of refusals) {
    await page.route(`**/v1/tasks/${task.id}`, (route) =>
      route.request().method() === 'PATCH' ? route.fulfill(problem(status, code)) : route.continue(),
    )
    await title.fill(`Typed before ${status}`)
    await title.press('Enter')
    await page.getByRole('alert').filter({ hasText: reason }).first().waitFor()
    assert.equal(await title.inputValue(), `Typed before ${status}`, `what was typed is kept after ${status}`)
    await page.unroute(`**/v1/tasks/${task.id}`)
    await page.reload()
    await title.waitFor()
    assert.equal(await title.inputValue(), `Typed before ${status}`, 'and after a reload')
  }
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
  await title.focus()
  await title.press('Enter')
  await saved
  assert.equal((await call(page, 'GET', `/v1/tasks/${task.id}`)).title, 'Typed before 500')
  await close()
})

test('a place that cannot be loaded says why and loads on request', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  const project = await createProject(page, 'Loading')
  await createTask(page, project.id, 'Visible in the end')
  for (const place of ['list', 'board', 'calendar']) {
    for (const [status, code, reason] of [
      [404, 'not-found', /nothing here|not shared/],
      [500, 'internal', /Something went wrong/],
    ]) {
      await page.route(`**/v1/projects/${project.id}**`, (route) => route.fulfill(problem(status, code)))
      await page.goto(`/projects/${project.id}/${place}`)
      await page.getByText(reason).first().waitFor()
      await page.unroute(`**/v1/projects/${project.id}**`)
      await page.getByRole('button', { name: 'Try again' }).first().click()
      await page.getByRole('heading', { name: /Loading/ }).waitFor()
      await page.getByRole('link', { name: /Visible in the end/ }).waitFor()
    }
  }
  await close()
})

test('a server that is away is told, and comes back without a reload', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  await page.route('**/v1/me', (route) => route.abort())
  await page.reload()
  await page.getByText(/does not answer/).waitFor({ timeout: 20_000 })
  await page.unroute('**/v1/me')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  await close()
})

test('a session that ends while somebody writes asks to sign in, keeps the text and comes back', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  const project = await createProject(page, 'Session end')
  const task = await createTask(page, project.id, 'Before')
  await page.goto(`/tasks/${task.id}`)
  const title = page.getByRole('textbox', { name: 'Title' })
  await title.fill('Written while the session ended')
  await page.context().clearCookies()
  await title.press('Enter')
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  await signIn(page, 'linus', page.url())
  await title.waitFor()
  assert.equal(await title.inputValue(), 'Written while the session ended')
  await close()
})

test('too many requests are waited for, and the write arrives once', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  let refused = 0
  await page.route('**/v1/tasks', (route) => {
    if (route.request().method() !== 'POST' || refused >= 2) return route.continue()
    refused += 1
    return route.fulfill(problem(429, 'rate-limited', { 'retry-after': '1' }))
  })
  const title = `Patience ${Date.now()}`
  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'New task' }).fill(title)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: title }).waitFor()
  assert.equal(refused, 2)
  const found = await call(page, 'GET', `/v1/tasks?text=${encodeURIComponent(title)}`)
  assert.equal(found.items.length, 1)
  await close()
})

const nasty = [
  ['x'.repeat(500), 'a title of 500 letters without a space'],
  ['مهمة جديدة للطباعة 🖨️ مع نص طويل من اليمين إلى اليسار', 'right-to-left text'],
  ['<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>', 'markup'],
  ['👩‍👩‍👧‍👦'.repeat(20), 'emoji'],
]

for (const look of ['desktop', 'phone']) {
  test(`titles of every kind neither break the layout nor run, on a ${look}`, async () => {
    const viewport = look === 'phone' ? { width: 360, height: 740 } : { width: 1280, height: 800 }
    const { page, complaints, close } = await openPage(browser, url, { viewport })
    await signIn(page, 'linus')
    const project = await createProject(page, 'Titles')
    const month = new Date().toISOString().slice(0, 7)
    for (const [index, [title]] of nasty.entries()) {
      await createTask(page, project.id, title, { description: title, dueOn: `${month}-1${index}` })
    }
    for (const place of ['list', 'board', 'calendar']) {
      await page.goto(`/projects/${project.id}/${place}`)
      const shown = place === 'calendar' ? page.getByRole('grid') : page.getByText('<img src=x')
      await shown.first().waitFor()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(overflow <= 0, `${place} is ${overflow} px too wide`)
    }
    const { items } = await call(page, 'GET', `/v1/tasks?project=${project.id}`)
    for (const { id, title } of items) {
      await page.goto(`/tasks/${id}`)
      const field = page.getByRole('textbox', { name: 'Title' })
      await field.waitFor()
      assert.equal(await field.inputValue(), title)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.ok(overflow <= 0, `the task is ${overflow} px too wide`)
    }
    assert.equal(await page.evaluate(() => globalThis.hit), undefined)
    assert.deepEqual(complaints, [])
    await close()
  })
}

test('an address that leads nowhere says so and leads back', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  for (const [path, told] of [
    ['/nope', 'This page does not exist'],
    ['/tasks/not-an-id', 'No task here'],
    ['/projects/00000000-0000-7000-8000-000000000000/board', 'There is nothing here, or it is not shared with you.'],
  ]) {
    await page.goto(path)
    await page.getByText(told, { exact: true }).waitFor()
    await page
      .getByRole('link', { name: /^(Go to my|My) work/ })
      .last()
      .click()
    await page.getByRole('heading', { name: 'My work' }).waitFor()
  }
  await close()
})
