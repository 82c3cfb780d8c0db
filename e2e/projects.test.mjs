import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPage, signIn, startBrowser } from './browser.mjs'
import { call, columnsOf, createLabel, createProject, createTask, unique } from './data.mjs'
import { enrol, joinAs } from './own-person.mjs'
import { centreOf } from './pointer.mjs'
import { until } from './waiting.mjs'

const url = process.env.E2E_URL
let browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

test('a project is made by keyboard with a colleague, who moves a card in it; a viewer only looks', async () => {
  const ada = await openPage(browser, url)
  await signIn(ada.page, 'ada')
  const name = `Harbour ${unique()}`
  await ada.page.keyboard.press('Shift+C')
  await ada.page.getByRole('textbox', { name: 'Name of the project' }).waitFor()
  await ada.page.keyboard.type(name)
  await ada.page.getByRole('radio', { name: 'With a review' }).focus()
  await ada.page.keyboard.press('Space')
  await choosePerson(ada.page, 'Grace')
  await choosePerson(ada.page, 'Vera')
  await chooseRole(ada.page, 'Role of Vera Rubin', 'Viewer')
  await ada.page.keyboard.press('Control+Enter')
  for (const column of ['To do', 'In progress', 'Review', 'Done']) await boardColumn(ada.page, column).waitFor()
  const id = projectIdOf(ada.page)
  await createTask(ada.page, id, 'Rent the stage')

  const grace = await openPage(browser, url)
  await signIn(grace.page, 'grace')
  await grace.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
  await boardColumn(grace.page, 'To do').locator('a[data-task]').focus()
  await grace.page.keyboard.press('Alt+ArrowRight')
  await boardColumn(grace.page, 'In progress').locator('a[data-task]').waitFor()

  const vera = await openPage(browser, url)
  await signIn(vera.page, 'vera', `/projects/${id}/settings`)
  await vera.page.getByRole('list', { name: 'Members' }).getByText('Grace Hopper').waitFor()
  await vera.page.getByText('1 card').waitFor()
  await vera.page.getByText('No labels yet').waitFor()
  assert.equal(await vera.page.getByRole('main').getByRole('button').count(), 0)
  assert.equal(await vera.page.getByRole('textbox', { name: 'Name', exact: true }).getAttribute('readonly'), '')
  for (const { complaints, close } of [ada, grace, vera]) {
    assert.deepEqual(complaints, [])
    await close()
  }
})

test('a key that is taken is told at its field, and what was entered stays until the project is made', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const { key } = await createProject(page, 'Taken')
  await page.keyboard.press('Shift+C')
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Second of its kind')
  assert.match(await page.getByRole('textbox', { name: 'Key' }).inputValue(), /^SOIK\d*$/)
  await page.getByRole('textbox', { name: 'Key' }).fill(key.toLowerCase())
  await page.getByRole('button', { name: 'Create project' }).click()
  await page.getByText(`${key} is taken. Choose another one.`).waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Key' }).getAttribute('aria-invalid'), 'true')

  await page.reload()
  await page.locator('main#content').waitFor()
  await page.keyboard.press('Shift+C')
  assert.equal(await page.getByRole('textbox', { name: 'Name of the project' }).inputValue(), 'Second of its kind')
  await page.getByRole('textbox', { name: 'Key' }).fill('')
  await page.keyboard.press('Enter')
  await boardColumn(page, 'To do').waitFor()
  assert.match((await call(page, 'GET', `/v1/projects/${projectIdOf(page)}`)).key, /^SOIK\d*$/)
  await close()
})

test('settings are saved on top of what somebody else changed; the same field is shown with theirs', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const { id } = await openSettings(page)
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await name.fill('Mine')
  await call(page, 'PATCH', `/v1/projects/${id}`, { name: 'Theirs', description: 'By somebody else' })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Meanwhile somebody else wrote: Theirs').waitFor()
  assert.equal(await name.inputValue(), 'Mine')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Mine', level: 1 }).waitFor()
  const saved = await call(page, 'GET', `/v1/projects/${id}`)
  assert.deepEqual([saved.name, saved.description], ['Mine', 'By somebody else'])
  await close()
})

test('a column is added, renamed, moved by keyboard, and deleted with its cards going to another one', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const { id } = await openSettings(page)
  await page.getByRole('textbox', { name: 'Name of a new column' }).fill('Waiting')
  await page.getByRole('combobox', { name: 'Status of the new column' }).selectOption('To do')
  await page.getByRole('textbox', { name: 'Name of a new column' }).press('Enter')
  const names = page.getByRole('textbox', { name: 'Name of the column' })
  await page.getByRole('button', { name: 'Move Waiting', exact: true }).waitFor()
  await names.nth(3).fill('Blocked')
  await names.nth(3).press('Enter')
  const handle = page.getByRole('button', { name: 'Move Blocked', exact: true })
  await until(async () => (await columnNames(page, id)).includes('Blocked'))
  await handle.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.getByText('Blocked is now column 2 of 4').waitFor({ state: 'attached' })
  assert.equal(await handle.evaluate((element) => element === document.activeElement), true)
  await until(async () => (await columnNames(page, id)).join() === 'To do,Blocked,In progress,Done')

  const columns = await columnsOf(page, id)
  const task = await createTask(page, id, 'Moves on', { columnId: columns[1].id })
  await page.reload()
  await page.getByRole('listitem').filter({ hasText: '1 card' }).waitFor()
  await page.getByRole('button', { name: 'Delete Blocked' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Its card is not lost').waitFor()
  assert.deepEqual(await dialog.getByRole('option').allTextContents(), ['To do'])
  await dialog.getByRole('button', { name: 'Delete column' }).click()
  await handle.waitFor({ state: 'detached' })
  assert.equal((await call(page, 'GET', `/v1/tasks/${task.id}`)).columnId, columns[0].id)

  await page.getByRole('button', { name: 'Delete Done' }).click()
  await page.getByText('This is the last column for the status “Done”').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('a column is dragged by its handle to another place, and Escape takes it back', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const { id } = await openSettings(page)
  const before = await columnNames(page, id)
  const handleOf = (name) =>
    page.getByRole('list', { name: 'Columns' }).getByRole('button', { name: `Move ${name}`, exact: true })
  const lift = async () => {
    await handleOf(before[0]).scrollIntoViewIfNeeded()
    const [from, to] = [await centreOf(handleOf(before[0])), await centreOf(handleOf(before[1]))]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y + 8, { steps: 6 })
    await page.locator('[data-edge]').waitFor()
  }
  await lift()
  await page.keyboard.press('Escape')
  await page.locator('[data-edge]').waitFor({ state: 'detached' })
  await page.mouse.up()
  assert.deepEqual(await columnNames(page, id), before)

  await lift()
  await page.mouse.up()
  await page.getByText(`${before[0]} is now column 2 of 3`).waitFor({ state: 'attached' })
  await until(async () => (await columnNames(page, id)).join() === [before[1], before[0], before[2]].join())
  assert.deepEqual(complaints, [])
  await close()
})

test('a label is added, recoloured, renamed and deleted; among many one is found', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const { id } = await openSettings(page)
  const labels = async () => (await call(page, 'GET', `/v1/projects/${id}/labels`)).items
  await page.getByRole('textbox', { name: 'Name of a new label' }).fill('urgent thing')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Colour of urgent thing' }).click()
  await page.getByRole('dialog').getByRole('radio', { name: 'Violet' }).check()
  await until(async () => (await labels())[0]?.color === '#8560d6')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Name of the label' }).fill('calm thing')
  await page.keyboard.press('Enter')
  await until(async () => (await labels())[0]?.name === 'calm thing')
  await page.getByRole('button', { name: 'Delete calm thing' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete label' }).click()
  await page.getByText('No labels yet').waitFor()
  assert.deepEqual(await labels(), [])

  for (let number = 1; number <= 60; number += 1) {
    await createLabel(page, id, `label ${number}`)
  }
  await page.reload()
  await page.getByRole('searchbox', { name: 'Search labels' }).fill('label 57')
  const rows = page.getByRole('textbox', { name: 'Name of the label' })
  await until(async () => (await rows.count()) === 1)
  assert.equal(await rows.inputValue(), 'label 57')
  await close()
})

test('members are added, removed and brought back; the last owner stays one', async () => {
  const { page, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const { id } = await openSettings(page)
  await choosePerson(page, 'Grace')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const roleOfGrace = page.getByRole('combobox', { name: 'Role of Grace Hopper' })
  await roleOfGrace.waitFor()
  await chooseRole(page, 'Role of Grace Hopper', 'Commenter')
  await until(async () => (await rolesIn(page, id))['Grace Hopper'] === 'commenter')
  await page.getByRole('button', { name: 'Remove Grace Hopper' }).click()
  await roleOfGrace.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await roleOfGrace.waitFor()
  assert.deepEqual(await rolesIn(page, id), { 'Ada Lovelace': 'owner', 'Grace Hopper': 'commenter' })

  await chooseRole(page, 'Role of Ada Lovelace', 'Editor')
  await page.getByText('A project keeps at least one person as its owner.').first().waitFor()
  assert.equal(await page.getByRole('combobox', { name: 'Role of Ada Lovelace' }).inputValue(), 'Owner')
  await page.getByRole('button', { name: 'Leave' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await until(async () => (await page.getByText('A project keeps at least one person as its owner.').count()) === 2)
  assert.equal((await rolesIn(page, id))['Ada Lovelace'], 'owner')
  await close()
})

test('a project is archived, and brought back at once', async () => {
  const { page, complaints, close } = await openPage(browser, url)
  await signIn(page, 'ada')
  const { name } = await openSettings(page)
  const inSidebar = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })
  await inSidebar.waitFor()
  await page.getByRole('button', { name: 'Archive' }).click()
  await page.getByText('This project is archived: it can be read, but not changed.').waitFor()
  await page.getByRole('textbox', { name: 'Name of a new column' }).waitFor({ state: 'detached' })
  await inSidebar.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await page.getByRole('textbox', { name: 'Name of a new column' }).waitFor()
  await inSidebar.waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('deleting a project leads to the second factor; afterwards it is deleted, and brought back by undo', async () => {
  const { page, close } = await openPage(browser, url)
  // A person of our own: signing in would ask for the second factor from now on.
  await signIn(page, await joinAs(page, 'user', 'Mary Somerville'))
  const { name } = await openSettings(page)
  const dialog = page.getByRole('dialog', { name: `Delete “${name}”?` })
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog', { name: 'This needs your second factor' }).waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await enrol(page)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('heading', { name: 'My work' }).waitFor()
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })
  assert.equal(await link.count(), 0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await link.waitFor()
  await close()
})

const projectIdOf = (page) => new URL(page.url()).pathname.split('/')[2]
const boardColumn = (page, name) =>
  page.locator('section[data-column]').filter({ has: page.getByRole('heading', { name: new RegExp(`^${name}`) }) })

async function openSettings(page) {
  const project = await createProject(page, 'Settings')
  await page.goto(`/projects/${project.id}/settings`)
  await page.getByRole('heading', { name: 'Labels' }).waitFor()
  return project
}

async function choosePerson(page, name) {
  const field = page.getByRole('combobox', { name: 'Add a person' })
  await field.fill(name)
  await page.getByRole('option', { name }).waitFor()
  await field.press('ArrowDown')
  await field.press('Enter')
}

async function chooseRole(page, of, role) {
  await page.getByRole('combobox', { name: of }).click()
  await page.getByRole('option', { name: role }).click()
}

const columnNames = async (page, id) => (await columnsOf(page, id)).map(({ name }) => name)

const rolesIn = async (page, id) =>
  Object.fromEntries(
    (await call(page, 'GET', `/v1/projects/${id}/members`)).items.map(({ name, role }) => [name, role]),
  )
