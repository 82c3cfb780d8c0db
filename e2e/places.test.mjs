import assert from 'node:assert/strict'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openPage, signIn, startBrowser } from './browser.mjs'

const url = process.env.E2E_URL
const screenshots = fileURLToPath(new URL('screenshots/', import.meta.url))
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 }, hasTouch: true },
}

let browser
before(async () => {
  browser = await startBrowser()
  await mkdir(screenshots, { recursive: true })
})
after(() => browser.close())

for (const [look, options] of Object.entries(looks)) {
  test(`every place in ${look}: seen, without complaints, and axe finds nothing serious`, async () => {
    // Axe is put into the page from outside, which the policy of the page would refuse.
    const { page, complaints, close } = await openPage(browser, url, {
      ...options,
      bypassCSP: true,
      reducedMotion: 'reduce',
    })
    const found = []
    const shoot = async (name) => {
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: `${screenshots}${name}-${look}.png` })
      found.push(...(await seriousIn(page, name)))
    }
    await page.goto('/')
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
    await shoot('sign-in')
    await signIn(page, 'ada')
    await page.getByRole('heading', { name: 'My work' }).waitFor()
    await shoot('my-work')
    const project = await projectId(page)
    await page.goto(`/projects/${project}/board`)
    await page.locator('a[data-task]').first().waitFor()
    await shoot('board')
    await page.goto(`/projects/${project}/list`)
    await page.locator('a[data-task]').first().waitFor()
    await shoot('list')
    await page.locator('a[data-task]').nth(1).click()
    await page.getByRole('textbox', { name: 'Title' }).waitFor()
    await shoot('task')
    await page.getByRole('button', { name: 'Close the task' }).click()
    for (const [keys, name] of [
      ['c', 'quick-add'],
      ['Control+k', 'palette'],
      ['?', 'shortcuts'],
    ]) {
      await page.keyboard.press(keys)
      await page.getByRole('dialog').waitFor()
      await shoot(name)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    if (look === 'phone') {
      await page.getByRole('button', { name: 'Menu', exact: true }).click()
      await shoot('drawer')
    }
    assert.deepEqual(found, [])
    assert.deepEqual(complaints, [])
    await close()
  })
}

const projectId = (page) => page.evaluate(async () => (await (await fetch('/v1/projects?text=WEB')).json()).items[0].id)

async function seriousIn(page, place) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${place}: ${id} at ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 4)
          .join(', ')}`,
    )
}
