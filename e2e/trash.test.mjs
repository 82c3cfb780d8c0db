import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, createProject, createProjectWith, createTask } from './data.mjs'
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
  const project = await createProject(page, 'Trash')
  await createTask(page, project.id, 'Comes along')
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
  const titles = Array.from({ length: count }, (_, index) => ({ title: `Thrown away ${index + 1}` }))
  const project = await createProjectWith(page, 'Trash', titles)
  const operations = project.tasks.map(({ id }) => ({ delete: { id } }))
  await call(page, 'POST', '/v1/tasks/batch', { operations })
  return project
}
