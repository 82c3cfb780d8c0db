import assert from 'node:assert/strict'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, personId } from './data.mjs'

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

/** Where to go, and what to wait for. `ids` are of the demo project, a colleague and a task. */
const places = (ids) => [
  ['my-work', '/', 'heading:My work'],
  ['my-work-by-project', '/?by=project', 'heading:My work'],
  ['person', `/people/${ids.grace}`, 'heading:Grace Hopper'],
  ['board', `/projects/${ids.project}/board`, 'a[data-task]'],
  ['list', `/projects/${ids.project}/list`, 'a[data-task]'],
  ['list-grouped', `/projects/${ids.project}/list?group=priority&assignee=me`, 'a[data-task]'],
  ['calendar-month', `/projects/${ids.project}/calendar`, 'grid:'],
  // On a phone a week is a list.
  ['calendar-week', `/projects/${ids.project}/calendar?span=week`, 'a[data-task]'],
  ['task', `/projects/${ids.project}/list?task=${ids.task}`, 'textbox:Title'],
  ['task-page', `/tasks/${ids.task}`, 'textbox:Title'],
  ['notifications', '/notifications', 'heading:Notifications'],
  ['notifications-task', `/notifications?task=${ids.task}`, 'textbox:Title'],
  ['trash', '/trash', 'heading:Trash'],
  ['settings', '/settings', 'heading:Settings'],
  ['settings-notifications', '/settings#notifications', 'heading:When mail comes'],
  ['project-settings', `/projects/${ids.project}/settings`, 'heading:Members'],
  ['admin-people', '/admin/people', 'heading:Administration'],
  ['admin-teams', '/admin/teams', 'heading:Administration'],
  ['admin-programs', '/admin/programs', 'heading:Administration'],
  ['admin-mail', '/admin/mail', 'heading:Administration'],
  ['admin-dead-letters', '/admin/dead-letters', 'heading:Administration'],
  ['nowhere', '/nowhere', 'heading:This page does not exist'],
]

const dialogs = [
  ['quick-add', 'c'],
  ['new-project', 'C'],
  ['palette', 'Control+k'],
  ['shortcuts', '?'],
]

for (const [look, options] of Object.entries(looks)) {
  test(`every place in ${look}: seen, without complaints, and axe finds nothing serious`, async () => {
    // Axe is put into the page from outside, which the policy of the page would refuse.
    const { page, complaints, close } = await openPage(browser, url, {
      ...options,
      reducedMotion: 'reduce',
    })
    const found = []
    const shoot = async (name) => {
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: `${screenshots}${name}-${look}.png` })
      found.push(...(await seriousIn(page, name)))
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (overflow > 0) found.push(`${name} is ${overflow} px too wide`)
    }
    await page.goto('/')
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
    await shoot('sign-in')
    await signIn(page, 'ada')
    for (const [name, path, shown] of places(await ids(page))) {
      await page.goto(path)
      await locate(page, shown).waitFor()
      await shoot(name)
    }
    await page.goto('/')
    await page.getByRole('heading', { name: 'My work' }).waitFor()
    for (const [name, keys] of dialogs) {
      await page.keyboard.press(keys)
      await page.getByRole('dialog').waitFor()
      await shoot(name)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByRole('toolbar', { name: 'Selected tasks' }).waitFor()
    await shoot('selection')
    await page.keyboard.press('Escape')
    if (look === 'phone') {
      await page.getByRole('button', { name: 'Menu', exact: true }).click()
      await shoot('drawer')
    }
    assert.deepEqual(found, [])
    assert.deepEqual(
      complaints.filter((complaint) => !complaint.includes('/nowhere')),
      [],
    )
    await close()
  })
}

function locate(page, shown) {
  const [, role, name] = /^(heading|textbox|grid):(.*)$/.exec(shown) ?? []
  if (role === undefined) return page.locator(shown).first()
  return page.getByRole(role, name === '' ? {} : { name, exact: true }).first()
}

async function ids(page) {
  const project = (await call(page, 'GET', '/v1/projects?text=WEB')).items[0].id
  const [task] = (await call(page, 'GET', `/v1/tasks?project=${project}&assignee=me&sort=due`)).items
  await describe(page, task)
  return { project, task: task.id, grace: await personId(page, 'Grace') }
}

/** What the demo has no example of: a description with a checklist, a subtask, a comment with a mention. */
async function describe(page, task) {
  if (task.description.includes('Draft')) return
  const description =
    '## Draft\n\nThe text for **every** product page.\n\n- [x] Read the old pages\n- [ ] Ask `sales`\n'
  await call(page, 'PATCH', `/v1/tasks/${task.id}`, { description })
  await call(page, 'POST', '/v1/tasks', { projectId: task.projectId, title: 'Ask for pictures', parentId: task.id })
  const body = `[@Grace Hopper](user:${await personId(page, 'Grace')}) could you read it?`
  await call(page, 'POST', `/v1/tasks/${task.id}/comments`, { body })
}

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
