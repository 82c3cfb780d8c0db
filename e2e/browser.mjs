// Chromium as a person uses it. Anything that the page complains of fails the test that opened it.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Debian's Chromium. With `keepsPages`, the one before is kept whole for "back", as for people. */
export async function startBrowser({ keepsPages = false } = {}) {
  if (!existsSync(executablePath)) throw new Error(`${executablePath} is missing: apt-get install chromium`)
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
  const ignoreDefaultArgs = keepsPages ? ['--disable-back-forward-cache'] : []
  return chromium.launch({ executablePath, args, ignoreDefaultArgs })
}

/** A page of a browser that knows nobody, and what it complained of, also what the Content-Security-Policy blocked. */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints = []
  page.on('pageerror', (err) => complaints.push(err.message))
  page.on('console', (message) => {
    const isKnown = message.text().includes('401') || message.location().url.endsWith('/favicon.ico')
    if (message.type() === 'error' && !isKnown) complaints.push(`${message.text()} ${message.location().url}`)
  })
  return { page, complaints, close: () => context.close() }
}

/** Signs a demo person in, from the page that asks for it. */
export async function signIn(page, name, path = '/') {
  await page.goto(path)
  await page.getByRole('link', { name: /sign in|anmelden/i }).click()
  await page.locator('input[type=email], input[name=email], input[name=login]').first().fill(`${name}@example.com`)
  await page.locator('input[type=password]').fill('millrace-demo')
  await page.keyboard.press('Enter')
  await page.locator('main#content').waitFor()
}
