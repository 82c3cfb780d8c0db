// Who loses a project while it is open is told, and sees nothing more of it; what was typed stays.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, createProject, createTask, personId } from './data.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

for (const view of ['board', 'list', 'calendar']) {
  test(`a project that is no longer shared leaves its ${view}`, async () => {
    const { page: owner, close: closeOwner } = await openPage(browser, url)
    const { page, close } = await openPage(browser, url)
    await signIn(owner, 'grace')
    await signIn(page, 'linus')
    const userId = await personId(page)
    const project = await createProject(owner, 'Shared for a while')
    const task = await createTask(owner, project.id, 'Open for a while')
    const members = `/v1/projects/${project.id}/members`
    const member = await call(owner, 'POST', members, { userId, role: 'editor' })
    await page.goto(`/projects/${project.id}/${view}?task=${task.id}`)
    const title = page.getByRole('textbox', { name: 'Title' })
    await title.waitFor()
    await page.getByRole('heading', { name: project.name }).waitFor()
    await call(owner, 'DELETE', `${members}/${member.id}`)
    await title.fill('Typed after that')
    await title.press('Enter')
    await page.getByText('no longer shared with you').waitFor()
    await page.locator('main').getByText('not shared with you').waitFor()
    assert.equal(await page.getByRole('heading', { name: project.name }).count(), 0)
    assert.equal(await title.inputValue(), 'Typed after that')
    await close()
    await closeOwner()
  })
}

test('an address that asks for days and groups that there are not is read without them', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'linus')
  const project = await createProject(page, 'Addresses')
  for (const path of ['calendar?on=9999-12-31', 'calendar?on=0001-01-01', 'list?group=constructor', 'list?status=x']) {
    await page.goto(`/projects/${project.id}/${path}`)
    await page.getByRole('heading', { name: project.name }).waitFor()
  }
  assert.deepEqual(complaints, [])
  await close()
})
