import { openPage, signIn } from './browser.mjs'
import { call, createProject, createTask } from './data.mjs'

/** Ada in a project of her own, and a task in it that is open. */
export async function openTask(browser, { title = 'Rebuild it', ...fields } = {}, view = 'list') {
  const ada = await openPage(browser, process.env.E2E_URL)
  await signIn(ada.page, 'ada')
  const project = await createProject(ada.page, 'Panel')
  const task = await createTask(ada.page, project.id, title, fields)
  const path = view === 'page' ? `/tasks/${task.id}` : `/projects/${project.id}/list?task=${task.id}`
  await ada.page.goto(path)
  const panel = ada.page.getByRole('article')
  await panel.getByRole('textbox', { name: 'Title' }).waitFor()
  const read = () => call(ada.page, 'GET', `/v1/tasks/${task.id}`)
  return { ...ada, project, task, panel, read }
}
