import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, unique } from './data.mjs'
import { enrol, joinAs } from './own-person.mjs'
import { until } from './waiting.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

test('who is no admin is told so, and sees the teams', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'grace', '/admin/people')
  await page.getByRole('heading', { name: 'This page is for admins' }).waitFor()
  await page.goto('/admin/programs')
  await page.getByRole('heading', { name: 'This page is for admins' }).waitFor()
  await page.getByRole('link', { name: 'See the teams' }).click()
  await page.getByRole('heading', { name: 'Teams' }).waitFor()
  await page.getByRole('button', { name: 'Web team' }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'More for Web team' }).count(), 0)
  assert.deepEqual(complaints, [])
  await close()
})

test('several are invited at once, each with a result; an invitation is listed and revoked', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'ada', '/admin/people')
  const email = `invited-${unique()}@example.com`
  await page.getByRole('button', { name: 'Invite people' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite people' })
  const addresses = dialog.getByRole('textbox', { name: 'E-mail addresses' })
  await addresses.fill(`"Lamarr, Hedy" <${email}>; grace@example.com, nobody`)
  const result = (text) => dialog.getByRole('listitem').filter({ hasText: text })
  await result('nobody').getByText('This is not an e-mail address').waitFor()
  await dialog.getByRole('button', { name: 'Invite 2 people' }).click()
  await result('grace@').getByText('Has an account already').waitFor()
  await result(email).getByText('Invited', { exact: true }).waitFor()
  await page.getByText('1 person invited').waitFor()
  await page.reload()
  assert.match(await addresses.inputValue(), /nobody/)
  await addresses.fill('')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })

  await page.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill(email)
  const row = page.getByRole('listitem').filter({ hasText: email })
  await row.getByText('Lamarr, Hedy').waitFor()
  await row.getByText(/User · until/).waitFor()
  await row.getByRole('button', { name: `More for ${email}` }).click()
  await page.getByRole('menuitem', { name: 'Revoke…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
  // The taken address was refused.
  assert.deepEqual(
    complaints.filter((text) => !text.includes('409')),
    [],
  )
  await close()
})

test('a person is found by any word of the name; role and name are changed and stay', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'ada', '/admin/people')
  const word = `Okonkwo${unique()}`
  await call(page, 'POST', '/v1/users', { email: `${word}@example.com`, name: `Ida ${word}`, role: 'viewer' })
  const search = page.getByRole('searchbox', { name: 'Search by name or e-mail' })
  await search.fill(word.toLowerCase())
  const role = page.getByRole('combobox', { name: `Role of Ida ${word}` })
  await role.click()
  await page.getByText('Makes projects and works in those they share.').waitFor()
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
  await page.getByRole('option', { name: 'User' }).click()
  await saved
  await page.reload()
  assert.equal(await search.inputValue(), word.toLowerCase())
  await role.waitFor()
  assert.equal(await role.inputValue(), 'User')

  await page.getByRole('button', { name: `Ida ${word}`, exact: true }).click()
  const details = page.getByRole('dialog')
  await details.getByText('Here since').waitFor()
  await details.getByRole('textbox', { name: 'Name' }).fill(`Ada ${word}`)
  await details.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog', { name: `Ada ${word}` }).waitFor()
  await page.goBack()
  await details.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: `Ada ${word}`, exact: true }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('making an admin asks for a second factor, and the role stays as it was', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada', '/admin/people')
  const name = `Marie ${unique()}`
  await call(page, 'POST', '/v1/users', { email: `marie-${unique()}@example.com`, name })
  await page.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill(name)
  const role = page.getByRole('combobox', { name: `Role of ${name}` })
  await role.click()
  await page.getByRole('option', { name: 'Admin' }).click()
  await page.getByRole('dialog', { name: 'This needs your second factor' }).waitFor()
  assert.equal(await role.inputValue(), 'User')
  await close()
})

test('who is disabled is signed out at once, and can come back when enabled', async () => {
  const own = await openPage(browser, url)
  const name = `Katherine ${unique()}`
  const login = await joinAs(own.page, 'user', name)
  await signIn(own.page, login)
  const ada = await openPage(browser, url)
  await signIn(ada.page, 'ada', `/admin/people?find=${login}`)
  const more = ada.page.getByRole('button', { name: `More for ${name}` })
  await more.click()
  await ada.page.getByRole('menuitem', { name: 'Disable…' }).click()
  const question = ada.page.getByRole('dialog', { name: `Disable ${name}?` })
  await question.getByText('They are signed out everywhere at once').waitFor()
  await question.getByRole('button', { name: 'Disable' }).click()
  await ada.page.getByRole('listitem').filter({ hasText: name }).getByText('Disabled').waitFor()

  await own.page.reload()
  await own.page.getByRole('link', { name: 'Sign in' }).waitFor()
  await more.click()
  await ada.page.getByRole('menuitem', { name: 'Enable' }).click()
  await ada.page.getByText(`${name} can sign in again`).waitFor()
  await signIn(own.page, login)
  assert.deepEqual(ada.complaints, [])
  await Promise.all([own.close(), ada.close()])
})

test('a team is made; members are added, made managers, removed and brought back; it is deleted', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'ada', '/admin/teams')
  const name = `Harbour ${unique()}`
  await page.getByRole('button', { name: 'New team' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Description' }).fill('Cranes and quays')
  await page.getByRole('button', { name: 'Create team' }).click()
  const members = page.getByRole('list', { name: `Members of ${name}` })
  await members.getByText('Ada Lovelace').waitFor()
  await page.getByText('Cranes and quays').waitFor()

  await page.getByRole('combobox', { name: `Add a person to ${name}` }).fill('hop')
  await page.getByRole('option', { name: 'Grace Hopper' }).click()
  const role = members.getByRole('combobox', { name: 'Role of Grace Hopper in the team' })
  await role.click()
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
  await page.getByRole('option', { name: 'Manager' }).click()
  await saved
  await page.reload()
  await role.waitFor()
  assert.equal(await role.inputValue(), 'Manager')
  await page.getByRole('button', { name: 'Remove Grace Hopper' }).click()
  await role.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await role.waitFor()
  assert.equal(await role.inputValue(), 'Manager')

  await page.getByRole('button', { name: `More for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await page.getByRole('dialog').getByText('2 people are in it.').waitFor()
  await page.getByRole('button', { name: 'Delete team' }).click()
  await page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
  await close()
})

test('a program is made with a second factor, its secret is shown once and gets it a token, and it ends', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  const login = await joinAs(page, 'admin', `Radia ${unique()}`)
  await signIn(page, login, '/admin/programs')
  const name = `Nightly report ${unique()}`
  await page.getByRole('button', { name: 'New program' }).click()
  const form = page.getByRole('dialog', { name: 'New program' })
  await form.getByRole('textbox', { name: 'Name' }).fill(name)
  await form.getByRole('group', { name: 'Comments' }).getByRole('checkbox', { name: 'write' }).check()
  await form.getByRole('button', { name: 'Create program' }).click()
  await page.getByRole('dialog', { name: 'This needs your second factor' }).waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await enrol(page)

  assert.equal(await form.getByRole('textbox', { name: 'Name' }).inputValue(), name)
  assert.ok(await form.getByRole('group', { name: 'Comments' }).getByRole('checkbox', { name: 'write' }).isChecked())
  await form.getByRole('button', { name: 'Create program' }).click()
  const shown = page.getByRole('dialog', { name: `The secret of ${name}` })
  const secret = await shown.getByRole('textbox', { name: 'Secret' }).inputValue()
  const client = await shown.getByRole('textbox', { name: 'Client' }).inputValue()
  const command = await shown.getByRole('textbox', { name: 'Try it in a shell' }).inputValue()
  assert.ok(command.includes(secret) && command.includes(`${url}/oidc/token`))
  await page.keyboard.press('Escape')
  await shown.getByRole('button', { name: 'I have kept it' }).click()
  await shown.waitFor({ state: 'hidden' })
  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.getByText('Comments: write').waitFor()
  await page.reload()
  await row.waitFor()
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.body.outerHTML]))
  assert.ok(!kept.includes(secret))

  const me = await meOf(client, secret)
  assert.deepEqual([me.name, me.kind, me.permissions.includes('comments:write')], [name, 'service', true])
  await row.getByRole('button', { name: `More for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'New secret…' }).click()
  await page.getByRole('button', { name: 'Make a new secret' }).click()
  const next = await shown.getByRole('textbox', { name: 'Secret' }).inputValue()
  await shown.getByRole('button', { name: 'I have kept it' }).click()
  await assert.rejects(meOf(client, secret))
  // The new secret is good everywhere only after a moment.
  const { name: named } = await until(() => meOf(client, next).catch(() => null), 5)
  assert.equal(named, name)

  await row.getByRole('button', { name: `More for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await page.getByRole('button', { name: 'Delete program' }).click()
  await row.waitFor({ state: 'detached' })
  await assert.rejects(meOf(client, next))
  assert.deepEqual(complaints, [])
  await close()
})

/** What a program learns of itself with its secret: the client-credentials grant, then a call. */
async function meOf(client, secret) {
  const authorization = `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`
  const body = new URLSearchParams({ grant_type: 'client_credentials' })
  const granted = await fetch(`${url}/oidc/token`, { method: 'POST', headers: { authorization }, body })
  assert.equal(granted.status, 200)
  const { access_token: token } = await granted.json()
  const answer = await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })
  assert.equal(answer.status, 200)
  return answer.json()
}
