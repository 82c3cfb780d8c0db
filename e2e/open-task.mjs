import assert from 'node:assert/strict'
import { openPage, signIn } from './browser.mjs'

/** Calls the API as the person who is signed in. */
export const call = (page, method, path, body) =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'content-type': 'application/json', 'x-requested-by': 'millrace' }
      const response = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
      return text === '' ? null : JSON.parse(text)
    },
    [method, path, body],
  )

/** Ada in a project of her own, and a task in it that is open. */
export async function openTask(browser, fields = {}, view = 'list') {
  const ada = await openPage(browser, process.env.E2E_URL)
  await signIn(ada.page, 'ada')
  const project = await call(ada.page, 'POST', '/v1/projects', { name: `Panel ${Date.now()}` })
  const task = await call(ada.page, 'POST', '/v1/tasks', { projectId: project.id, title: 'Rebuild it', ...fields })
  const path = view === 'page' ? `/tasks/${task.id}` : `/projects/${project.id}/list?task=${task.id}`
  await ada.page.goto(path)
  const panel = ada.page.getByRole('article')
  await panel.getByRole('textbox', { name: 'Title' }).waitFor()
  const read = () => call(ada.page, 'GET', `/v1/tasks/${task.id}`)
  return { ...ada, project, task, panel, read }
}

/** Waits for what the server will say soon. */
export async function until(condition) {
  const end = Date.now() + 8000
  while (!(await condition())) {
    assert.ok(Date.now() < end, `not in time: ${condition}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
