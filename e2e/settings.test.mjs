import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call } from './data.mjs'
import { enrol, joinAs } from './own-person.mjs'
import { until } from './waiting.mjs'

const url = process.env.E2E_URL
const password = 'millrace-demo'
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

test('my settings: name, language, time zone and week are shown at once, everywhere, and stay', async () => {
  const { page, complaints, close } = await openPage(browser, url, { timezoneId: 'Europe/Berlin' })
  await signIn(page, await joinAs(page, 'user', 'Mary Cartwright'), '/settings')
  await change(page, { timeZone: 'UTC', weekStart: 'monday' })
  await page.reload()
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('Vera Molnár')
  await name.press('Enter')
  const menu = page.getByRole('navigation', { name: 'Main' }).getByRole('button').first()
  await menu.filter({ hasText: 'Vera Molnár' }).filter({ hasText: 'VM' }).waitFor()

  await choose(page, 'The week begins on', 'Sunday')
  await page.getByText(/This week began on Sun/).waitFor()
  await page.getByRole('button', { name: 'Use this device’s: Europe/Berlin' }).click()
  await page.getByRole('combobox', { name: 'Time zone' }).click()
  await page.getByRole('combobox', { name: 'Time zone' }).fill('kiritimati')
  await page.getByRole('option', { name: 'Pacific/Kiritimati (GMT+14)' }).click()

  await choose(page, 'Language', 'Deutsch')
  await page.getByRole('heading', { name: 'Einstellungen', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Meine Arbeit' }).waitFor()
  await saved(page, { name: 'Vera Molnár', language: 'de', weekStart: 'sunday', timeZone: 'Pacific/Kiritimati' })
  await page.reload()
  await page.getByRole('heading', { name: 'Sprache und Region' }).waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'de')
  assert.equal(await page.getByRole('textbox', { name: 'Name' }).inputValue(), 'Vera Molnár')
  assert.equal(await page.getByRole('combobox', { name: 'Zeitzone' }).inputValue(), 'Pacific/Kiritimati (GMT+14)')
  assert.ok(await page.getByRole('radio', { name: 'Sonntag' }).isChecked())
  assert.deepEqual(complaints, [])
  await close()
})

test('what was changed elsewhere at the same time is not written over, and what was typed stays', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, await joinAs(page, 'user', 'Mary Cartwright'), '/settings#profile')
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.waitFor()
  await change(page, { name: 'Changed elsewhere' })
  await choose(page, 'The week begins on', 'Saturday')
  await saved(page, { weekStart: 'saturday', name: 'Changed elsewhere' })
  await change(page, { name: 'Changed once more' })
  await name.fill('Typed here')
  await name.press('Enter')
  await page.getByText('Somebody changed this at the same time.').waitFor()
  assert.equal(await name.inputValue(), 'Typed here')
  await saved(page, { name: 'Changed once more' })
  await name.press('Escape')
  assert.equal(await name.inputValue(), 'Changed once more')
  await close()
})

test('theme and density belong to the device, are there before anything is drawn, and survive a reload', async () => {
  const { page, complaints, close } = await openPage(browser, url, { colorScheme: 'light' })
  await signIn(page, 'vera', '/settings#appearance')
  assert.equal(await lineHeight(page), '40px')
  await choose(page, 'Density', 'Compact')
  await choose(page, 'Theme', 'Dark')
  await page.reload()
  await page.getByRole('heading', { name: 'Appearance' }).waitFor()
  assert.equal(await lineHeight(page), '32px')
  assert.equal(await page.locator('html').getAttribute('data-mantine-color-scheme'), 'dark')
  assert.ok(await page.getByRole('radio', { name: 'Compact' }).isChecked())
  await choose(page, 'Density', 'Comfortable')
  assert.equal(await lineHeight(page), '40px')
  assert.deepEqual(complaints, [])
  await close()
})

test('the address of a section leads to it', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'vera', '/settings#tokens')
  const heading = page.getByRole('heading', { name: 'Access tokens' })
  await heading.waitFor()
  await page.waitForFunction(() => document.getElementById('tokens').getBoundingClientRect().top < 200)
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Profile' }).click()
  await page.waitForURL('**/settings#profile')
  await page.waitForFunction(() => document.getElementById('profile').getBoundingClientRect().top >= 0)
  await close()
})

test('a browser that is signed out from another one keeps its address and what is being typed', async () => {
  const here = await openPage(browser, url)
  await signIn(here.page, 'vera', '/settings#security')
  const there = await openPage(browser, url, { userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0' })
  await signIn(there.page, 'vera', '/settings#profile')
  const name = there.page.getByRole('textbox', { name: 'Name' })
  await name.fill('Not saved yet')

  await here.page.reload()
  await here.page.getByText('This browser', { exact: true }).waitFor()
  const others = here.page.getByRole('button', { name: 'Sign out of Firefox on Windows' })
  await others.first().waitFor()
  const before = await others.count()
  await others.first().click()
  await here.page.getByText('Signed out of Firefox on Windows').waitFor()
  await here.page.waitForFunction(
    (count) => document.querySelectorAll('[aria-label="Sign out of Firefox on Windows"]').length === count,
    before - 1,
  )

  await there.page.waitForFunction(async () => (await fetch('/v1/me')).status === 401, undefined, { polling: 500 })
  await name.press('Enter')
  await there.page.getByRole('link', { name: 'Sign in' }).click()
  await passSignIn(there.page, 'vera')
  await name.waitFor()
  assert.equal(new URL(there.page.url()).hash, '#profile')
  assert.equal(await name.inputValue(), 'Not saved yet')
  await name.focus()
  await name.press('Escape')
  await here.close()
  await there.close()
})

test('a token needs a second factor, for which nothing typed is lost; it is shown once, works, and is revoked', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  // A person of our own: signing in would ask for the second factor from now on.
  const person = await joinAs(page, 'user', 'Dorothy Vaughan')
  await signIn(page, person, '/settings#tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = page.getByRole('dialog', { name: 'New access token' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Backup script')
  await form.getByRole('checkbox', { name: 'Create and change tasks' }).check()
  await form.getByRole('button', { name: 'Create token' }).click()
  await page.getByRole('dialog', { name: 'This needs your second factor' }).waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  const recoveryCodes = await enrol(page)

  await form.waitFor()
  assert.equal(new URL(page.url()).hash, '#tokens')
  assert.equal(await form.getByRole('textbox', { name: 'Name' }).inputValue(), 'Backup script')
  assert.ok(await form.getByRole('checkbox', { name: 'Create and change tasks' }).isChecked())
  await form.getByRole('button', { name: 'Create token' }).click()
  const shown = page.getByRole('dialog', { name: 'Copy your token now' })
  const token = await shown.getByRole('textbox', { name: 'Token' }).inputValue()
  await page.keyboard.press('Escape')
  await shown.getByRole('button', { name: 'Done' }).click()
  await shown.waitFor({ state: 'hidden' })
  assert.ok(!(await everythingKept(page)).includes(token))

  const me = await callWith(token)
  assert.equal(me.status, 200)
  assert.deepEqual((await me.json()).permissions.includes('tasks:write'), true)
  await page.getByRole('button', { name: 'Revoke Backup script' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('You have no tokens.').waitFor()
  // A change of what a token may is felt within five seconds.
  await until(async () => (await callWith(token)).status === 401, 5)

  await page.getByText(/You showed it in this browser/).waitFor()
  await page.getByRole('link', { name: 'Manage second factor' }).click()
  await page.getByLabel('Code, to change something here').fill(recoveryCodes[0])
  await page.getByRole('button', { name: 'Remove the second factor' }).click()
  await page.getByText('Your second factor is removed.').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

const choose = (page, group, option) =>
  page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()

const lineHeight = (page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--row').trim())

/** Waits until the server has what the page shows. */
const saved = (page, expected) =>
  page.waitForFunction(
    async (fields) => {
      const me = await (await fetch('/v1/me')).json()
      return Object.entries(fields).every(([field, value]) => me[field] === value)
    },
    expected,
    { polling: 100 },
  )

/** Changes the profile as another program would. */
const change = (page, fields) => call(page, 'PATCH', '/v1/me', fields)

/** Signs in where the browser is asked to; the issuer may know it still. */
async function passSignIn(page, name) {
  const email = page.locator('input[name=email]')
  await Promise.race([email.waitFor(), page.locator('main#content').waitFor()])
  if (!(await email.isVisible())) return
  await email.fill(`${name}@example.com`)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
}

const everythingKept = (page) =>
  page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.documentElement.outerHTML]))

const callWith = (token) => fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })
