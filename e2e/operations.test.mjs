// What admins see of mail and of messages that were given up.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, createProject, createTask, personId, unique } from './data.mjs'
import { enrol, joinAs } from './own-person.mjs'
import { until } from './waiting.mjs'

const url = process.env.E2E_URL
/** As the server has it. */
const pg = createRequire(new URL('../apps/server/package.json', import.meta.url))('pg')
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

test('a mail about an assignment is shown as it was sent, with its styles and without scripts', async () => {
  const ada = await openPage(browser, url)
  const ben = await openPage(browser, url)
  const login = await joinAs(ben.page, 'user', 'Ben Bitdiddle')
  await signIn(ben.page, login)
  await signIn(ada.page, 'ada')
  const { page } = ada
  const project = await createProject(page, 'Mailed')
  const benId = await personId(ben.page)
  await call(page, 'POST', `/v1/projects/${project.id}/members`, { userId: benId, role: 'editor' })
  const title = 'Read <b onload="x">this</b> style="color:red"'
  const { key } = await createTask(page, project.id, title, { assigneeId: benId })
  await until(
    async () => (await call(page, 'GET', '/v1/admin/mails')).items.some(({ subject }) => subject.includes(key)),
    30,
  )

  await page.goto('/admin/mail')
  const row = page.getByRole('listitem').filter({ hasText: `${login}@example.com` })
  await row.getByRole('button', { name: `[${key}] ${title}` }).click()
  const dialog = page.getByRole('dialog', { name: `[${key}] ${title}` })
  const mail = dialog.frameLocator('iframe')
  await mail
    .getByText('Ada Lovelace assigned this task to you')
    .or(mail.getByText(/Ada Lovelace/))
    .first()
    .waitFor()
  assert.equal(await mail.getByRole('heading').textContent(), `[${key}] ${title}`)
  const action = mail.getByRole('link', { name: 'Open the task' })
  assert.equal(await action.evaluate((link) => getComputedStyle(link).backgroundColor), 'rgb(31, 107, 82)')
  assert.equal(
    await dialog
      .locator('iframe')
      .getAttribute('sandbox')
      .then((text) => text.includes('scripts')),
    false,
  )
  const opened = page.context().waitForEvent('page')
  await action.click()
  await (await opened).getByRole('textbox', { name: 'Title' }).waitFor()

  await dialog.getByText('Text', { exact: true }).click()
  await dialog.getByText('/tasks/').first().waitFor()
  // This test looks into the frame by a script, which the frame does not let run.
  assert.deepEqual(
    ada.complaints.filter((text) => !text.startsWith('Blocked script execution')),
    [],
  )
  await Promise.all([ada.close(), ben.close()])
})

test('a mail with a link into an account is shown after a second factor', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, await joinAs(page, 'admin', 'Olga Operator'), '/admin/people')
  const email = `mailed-${unique()}@example.com`
  await call(page, 'POST', '/v1/invitations', { email, role: 'user' })
  await page.goto('/admin/mail')
  const row = page.getByRole('listitem').filter({ hasText: email })
  await row.getByText('Account', { exact: true }).waitFor()
  await row.getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('This mail may hold a link that is as good as a password').waitFor()
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await enrol(page)
  await dialog.getByText(email).waitFor()
  await dialog.locator('iframe').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

/** Messages that were given up, in a queue of their own. */
async function giveUp(queue, count) {
  const host = join(process.env.E2E_DATA_DIR, 'postgres-socket')
  const database = new pg.Client({ host, user: 'millrace', database: 'millrace' })
  await database.connect()
  const body = Buffer.from('{"type":"task.assigned","data":{"title":"Never told"}}')
  await database.query(
    `insert into dead_letters (id, queue, message_id, type, key, body, headers, error, attempts, first_seen_at, died_at)
     select gen_random_uuid(), $1, gen_random_uuid(), 'task.assigned', 'key', $2, '{"attempts":"6"}',
       E'TypeError: nobody is there\\n  at tell (tell.ts:1)', 6, now(), now() from generate_series(1, $3)`,
    [queue, body, count],
  )
  await database.end()
}

test('dead letters are read, one is discarded, and a job discards the rest of their queue', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const queue = `lost-${unique()}`
  await giveUp(queue, 1200)
  await page.goto('/admin/dead-letters')
  await page.getByRole('combobox', { name: 'Queue' }).click()
  await page.getByRole('option', { name: queue }).click()
  const rows = page.getByRole('list', { name: 'Dead letters' }).getByRole('listitem')
  await until(async () => (await rows.count()) === 50)
  await rows.first().getByRole('button', { name: 'task.assigned', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'task.assigned' })
  await dialog.getByText('at tell (tell.ts:1)').waitFor()
  await dialog.getByText('"title": "Never told"').waitFor()
  await dialog.getByRole('button', { name: 'Discard…' }).click()
  await page.getByRole('dialog', { name: 'Discard this message?' }).getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('dialog').first().waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: 'All of this queue' }).click()
  await page.getByRole('menuitem', { name: 'Discard all…' }).click()
  const question = page.getByRole('dialog', { name: `Discard all dead letters of “${queue}”?` })
  await question.getByRole('button', { name: 'Discard all' }).click()
  await page.getByText('1199 dead letters discarded').waitFor({ timeout: 30_000 })
  await page.getByRole('heading', { name: `No dead letters in “${queue}”` }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('one that was sent again is gone from the list', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const queue = `again-${unique()}`
  await giveUp(queue, 1)
  await page.goto(`/admin/dead-letters?find=${queue}`)
  await page.getByRole('button', { name: `More for task.assigned in ${queue}` }).click()
  await page.getByRole('menuitem', { name: 'Send again' }).click()
  await page.getByText(`Sent to “${queue}” again`).waitFor()
  await page.getByRole('heading', { name: `No dead letters in “${queue}”` }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})
