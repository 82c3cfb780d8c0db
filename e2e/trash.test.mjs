import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { enrol, joinAs } from './own-person.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

test('a deleted task is seen in the trash, read, restored, and deleted again by undo', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const project = await projectWithDeleted(page, 2)
  const [task] = project.tasks
  await page.goto(`/trash?project=${project.id}`)
  await page.getByRole('link', { name: 'Thrown away 1' }).click()
  const panel = page.getByRole('article')
  await panel.getByText(task.key).first().waitFor()
  assert.equal(await panel.getByRole('button', { name: 'Complete “Thrown away 1”' }).isEnabled(), false)
  await page.goto(`/trash?project=${project.id}`)
  await page.getByRole('button', { name: 'Restore “Thrown away 1”' }).click()
  await page.getByText('1 task restored.').waitFor()
  await page.getByRole('link', { name: 'Thrown away 1' }).waitFor({ state: 'detached' })
  assert.equal((await call(page, 'GET', `/v1/tasks/${task.id}`)).deletedAt, null)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: 'Thrown away 1' }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('what is selected in the trash is restored together, by keyboard', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const project = await projectWithDeleted(page, 3)
  await page.goto(`/trash?project=${project.id}`)
  await page.getByRole('link', { name: 'Thrown away 3' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar').getByText('3 selected').waitFor()
  await page.keyboard.press('.')
  await page.keyboard.press('Enter')
  await page.getByText('3 tasks restored.').waitFor()
  await page.getByText('Nothing of this project is in the trash').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('a deleted project is restored with its tasks, and opened from the notice', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  // A person of our own: signing in would ask for the second factor from now on.
  await signIn(page, await joinAs(page, 'user', 'Caroline Herschel'))
  const project = await call(page, 'POST', '/v1/projects', { name: `Trash ${crypto.randomUUID().slice(0, 8)}` })
  await call(page, 'POST', '/v1/tasks', { projectId: project.id, title: 'Comes along' })
  await page.goto('/auth/login?stepUp=1&returnTo=%2Ftrash')
  await enrol(page)
  await page.getByRole('heading', { name: 'The trash is empty' }).waitFor()
  await call(page, 'DELETE', `/v1/projects/${project.id}`)
  await page.reload()
  await page.getByRole('button', { name: `Restore “${project.name}”` }).click()
  await page.getByText(`“${project.name}” is back.`).waitFor()
  await page.getByRole('button', { name: 'Open' }).click()
  await page.waitForURL(`**/projects/${project.id}/**`)
  await page.getByRole('link', { name: /Comes along/ }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

/** A project whose tasks are in the trash; the page is signed in by it. */
async function projectWithDeleted(page, count) {
  await signIn(page, 'linus')
  const project = await call(page, 'POST', '/v1/projects', { name: `Trash ${crypto.randomUUID().slice(0, 8)}` })
  const create = Array.from({ length: count }, (_, index) => ({
    create: { projectId: project.id, title: `Thrown away ${index + 1}` },
  }))
  const { results } = await call(page, 'POST', '/v1/tasks/batch', { operations: create })
  const tasks = results.map(({ task }) => task)
  await call(page, 'POST', '/v1/tasks/batch', { operations: tasks.map(({ id }) => ({ delete: { id } })) })
  return { ...project, tasks }
}

/** From a page beside the one that is tested, whose requests are left alone. */
async function call(page, method, path, body) {
  const beside = page.context().pages()[1] ?? (await page.context().newPage())
  if (beside.url() === 'about:blank') await beside.goto('/health/live')
  const answer = await beside.evaluate(
    async ([method, path, body]) => {
      const headers = { 'x-requested-by': 'millrace', ...(body && { 'content-type': 'application/json' }) }
      const response = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
      return { status: response.status, text: await response.text() }
    },
    [method, path, body],
  )
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`)
  return answer.text === '' ? null : JSON.parse(answer.text)
}
