// Data for a test, made through the API by whoever is signed in on the page.

/**
 * Calls the API as the person of the page, waiting where it asks to; answers the body, and throws what was refused.
 * It goes beside the page, so what a test does to the requests of the page does not reach it.
 */
export async function call(page, method, path, body) {
  // As a page of the application sends them.
  const headers = { 'x-requested-by': 'millrace', origin: process.env.E2E_URL }
  for (;;) {
    const response = await page.request.fetch(path, { method, headers, ...(body && { data: body }) })
    const text = await response.text()
    if (response.ok()) return text === '' ? null : JSON.parse(text)
    if (response.status() !== 429) throw new Error(`${method} ${path}: ${response.status()} ${text}`)
    await new Promise((resolve) => setTimeout(resolve, Number(response.headers()['retry-after'] ?? 1) * 1000))
  }
}

/** What no other test has, also not one that runs at the same time. */
export const unique = () => crypto.randomUUID().slice(-10)

/** A project of the person of the page, with a name that no other test has. */
export const createProject = (page, name, fields = {}) =>
  call(page, 'POST', '/v1/projects', { name: `${name} ${unique()}`, ...fields })

/** The same, with `tasks` in it as the server made them. */
export async function createProjectWith(page, name, tasks) {
  const project = await createProject(page, name)
  return { ...project, tasks: await createTasks(page, project.id, tasks) }
}

export const createTask = (page, projectId, title, fields = {}) =>
  call(page, 'POST', '/v1/tasks', { projectId, title, ...fields })

/** Many tasks in the order given, 500 with each request. */
export async function createTasks(page, projectId, tasks) {
  const made = []
  for (let start = 0; start < tasks.length; start += 500) {
    const operations = tasks.slice(start, start + 500).map((task) => ({ create: { ...task, projectId } }))
    const { results } = await call(page, 'POST', '/v1/tasks/batch', { operations })
    made.push(...results.map(({ task }) => task))
  }
  return made
}

export const createLabel = (page, projectId, name) =>
  call(page, 'POST', `/v1/projects/${projectId}/labels`, { name, color: '#43618f' })

export const columnsOf = async (page, projectId) => (await call(page, 'GET', `/v1/projects/${projectId}/columns`)).items

/** The id of the person of the page, or of the first one whose name begins so. */
export async function personId(page, name) {
  if (name === undefined) return (await call(page, 'GET', '/v1/me')).id
  return (await call(page, 'GET', `/v1/users?text=${encodeURIComponent(name)}`)).items[0].id
}
