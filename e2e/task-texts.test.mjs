import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startBrowser } from './browser.mjs'
import { call, createTask } from './data.mjs'
import { openTask } from './open-task.mjs'
import { until } from './waiting.mjs'

let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

const checklist = '- [ ] milk\n  - [ ] whole\n\n```\n- [ ] no item\n```\n\n- [ ] bread'

test('a tick changes its line and persists, and stands beside what somebody else ticked meanwhile', async () => {
  const { page, panel, task, read, complaints, close } = await openTask(browser, { description: checklist })
  await panel.getByText('0 of 3').waitFor()
  await panel.getByRole('checkbox', { name: 'whole' }).click()
  await panel.getByText('1 of 3').waitFor()
  await until(async () => (await read()).description === checklist.replace('[ ] whole', '[x] whole'))
  const theirs = `${checklist.replace('[ ] milk', '[x] milk')}\n- [ ] eggs`
  await call(page, 'PATCH', `/v1/tasks/${task.id}`, { description: theirs })
  await panel.getByRole('checkbox', { name: 'bread' }).focus()
  await page.keyboard.press('Space')
  await until(async () => (await read()).description === theirs.replace('[ ] bread', '[x] bread'))
  await panel.getByText('2 of 4').waitFor()
  await page.reload()
  assert.ok(await panel.getByRole('checkbox', { name: 'bread' }).isChecked())
  assert.ok(!(await panel.getByRole('checkbox', { name: 'eggs' }).isChecked()))
  // Their version was there first, which the browser tells too.
  assert.deepEqual(
    complaints.filter((complaint) => !complaint.includes('412')),
    [],
  )
  await close()
})

const nasty = [
  '<script>window.hurt = 1</script>',
  '<img src=x onerror="window.hurt = 1">',
  '<svg onload="window.hurt = 1"><style>*{display:none}</style></svg>',
  '<iframe srcdoc="<script>parent.hurt = 1</script>"></iframe>',
  '<style>body { display: none }</style>',
  '<a href="javascript:window.hurt=1" onclick="window.hurt = 1">html</a>',
  '[one](JaVaScRiPt:window.hurt=1) [two](java\tscript:window.hurt=1) [three](&#106;avascript:window.hurt=1)',
  '[four](data:text/html,<script>parent.hurt=1</script>) [five](vbscript:x) [six](//evil.example) [seven](/\\evil.example)',
  '![picture](javascript:window.hurt=1) [eight](user:nobody) [@nine](user:javascript)',
  '[ten](https://example.com "a\\" onmouseover=\\"window.hurt=1") <https://example.com/x>',
  '- [ ] <img src=x onerror=window.hurt=1> "><script>window.hurt=1</script>',
  '```html\n<script>window.hurt = 1</script>\n```',
].join('\n\n')

test('nothing in a text can run, load or lead astray; what is HTML is shown as text', async () => {
  const { page, panel, task, complaints, close } = await openTask(browser, {
    description: nasty,
    title: '<b onclick=x>bold</b>',
  })
  await call(page, 'POST', `/v1/tasks/${task.id}/comments`, { body: nasty })
  const requests = []
  page.on('request', (request) => requests.push(request.url()))
  await page.reload()
  const text = panel.getByRole('region', { name: 'Description' })
  await text.getByText('<script>window.hurt = 1</script>').first().waitFor()
  await panel.getByRole('listitem', { name: 'Comment by Ada Lovelace' }).getByText('<iframe').first().waitFor()
  for (const word of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', '@nine', 'picture']) {
    await text.getByText(word, { exact: true }).or(text.getByText(word)).first().click({ timeout: 3000 })
  }
  const found = await text.evaluate((section) => ({
    elements: [...section.querySelectorAll('script, img, svg iframe, iframe, style, object, form')].map(
      (each) => each.tagName,
    ),
    links: [...section.querySelectorAll('a[href]')].map((link) => [link.origin, link.target, link.rel]),
    handlers: [...section.querySelectorAll('*')].filter((each) =>
      [...each.attributes].some(({ name }) => name.startsWith('on')),
    ).length,
    hurt: globalThis.hurt,
  }))
  assert.deepEqual(found.elements, [])
  assert.equal(found.handlers, 0)
  assert.equal(found.hurt, undefined)
  for (const [origin, target, rel] of found.links) {
    // A backslash is a sign like any other here, so that link leads to this server.
    assert.ok(['https://example.com', process.env.E2E_URL].includes(origin), origin)
    assert.deepEqual([target, rel], ['_blank', 'noopener noreferrer nofollow'])
  }
  assert.deepEqual(
    requests.filter((address) => !address.startsWith(process.env.E2E_URL)),
    [],
  )
  assert.equal(await panel.getByRole('textbox', { name: 'Title' }).inputValue(), '<b onclick=x>bold</b>')
  assert.deepEqual(complaints, [])
  await close()
})

test('a link to a task opens it here; texts that are made to be slow or deep are shown as they are', async () => {
  const { page, panel, project, complaints, close } = await openTask(browser)
  const other = await createTask(page, project.id, 'The other', { description: `${'> '.repeat(5000)}deep` })
  await call(page, 'POST', `/v1/tasks/${other.id}/comments`, { body: '_a_'.repeat(6000) })
  const task = await createTask(page, project.id, 'Links', {
    description: `See [this](/tasks/${other.id}) and WEB-12.`,
  })
  await page.goto(`/projects/${project.id}/list?task=${task.id}`)
  await panel.getByRole('link', { name: 'this' }).click()
  await page.waitForURL((address) => address.searchParams.get('task') === other.id)
  await panel.getByText('> > deep').waitFor()
  await panel.getByText('_a__a_').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('two descriptions: three versions are shown, and one text is made of both', async () => {
  const { page, panel, task, read, close } = await openTask(browser, { description: 'What was' })
  await panel.getByRole('button', { name: 'Edit', exact: true }).click()
  const field = panel.getByRole('textbox', { name: 'Description' })
  await field.fill('What I wrote')
  await call(page, 'PATCH', `/v1/tasks/${task.id}`, { description: 'What they wrote' })
  await page.reload()
  await panel.getByText('Draft kept on this device').waitFor()
  assert.equal(await field.inputValue(), 'What I wrote')
  await panel.getByRole('button', { name: 'Save' }).click()
  const dialog = page.getByRole('dialog')
  for (const text of ['What was', 'What I wrote', 'What they wrote'])
    await dialog.getByText(text, { exact: true }).waitFor()
  await dialog.getByRole('button', { name: 'Edit together' }).click()
  const both = dialog.getByRole('textbox')
  assert.equal(await both.inputValue(), 'What I wrote')
  await both.fill('What they and I wrote')
  await dialog.getByRole('button', { name: 'Save this version' }).click()
  await dialog.waitFor({ state: 'detached' })
  await until(async () => (await read()).description === 'What they and I wrote')
  await panel.getByText('What they and I wrote').first().waitFor()
  assert.equal(await panel.getByText('Draft kept').count(), 0)
  await close()
})

test('a draft survives Escape, closing and a reload, and the panel says so', async () => {
  const { page, panel, task, project, complaints, close } = await openTask(browser)
  await panel.getByRole('button', { name: 'Add a description…' }).click()
  await page.keyboard.type('Half a thought')
  await page.keyboard.press('Escape')
  assert.equal(await panel.getByRole('textbox', { name: 'Description' }).inputValue(), 'Half a thought')
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await page.getByText('Draft kept', { exact: true }).waitFor()
  await page.goto(`/projects/${project.id}/list?task=${task.id}`)
  assert.equal(await panel.getByRole('textbox', { name: 'Description' }).inputValue(), 'Half a thought')
  await panel.getByText('Draft kept on this device').waitFor()
  await panel.getByRole('button', { name: 'Discard draft' }).click()
  await panel.getByRole('button', { name: 'Add a description…' }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('tools and shortcuts format, Enter continues a list, and what is previewed can be ticked', async () => {
  const { page, panel, read, complaints, close } = await openTask(browser)
  await panel.getByRole('button', { name: 'Add a description…' }).click()
  const field = panel.getByRole('textbox', { name: 'Description' })
  await page.keyboard.type('word')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Control+b')
  assert.equal(await field.inputValue(), '**word**')
  await page.keyboard.press('Control+k')
  assert.equal(await field.inputValue(), '**[word](https://)**')
  await field.fill('one')
  await panel.getByRole('button', { name: 'Checklist' }).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  assert.equal(await field.inputValue(), '- [ ] one\n- [ ] two')
  await panel.getByRole('tab', { name: 'Preview' }).click()
  await panel.getByRole('checkbox', { name: 'two' }).click()
  await panel.getByRole('button', { name: 'Save' }).click()
  await panel.getByText('1 of 2').waitFor()
  assert.equal((await read()).description, '- [ ] one\n- [x] two')
  assert.deepEqual(complaints, [])
  await close()
})
