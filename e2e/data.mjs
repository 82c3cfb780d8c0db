// Data for a test, made through the API by whoever is signed in on the page.

/** Calls the API as the person of the page, waiting where it asks to; answers the body, and throws what was refused. */
export async function call(page, method, path, body) {
  for (;;) {
    const { status, answer, wait } = await page.evaluate(send, { method, path, body })
    if (status === 429) await new Promise((resolve) => setTimeout(resolve, wait * 1000))
    else if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`)
    else return answer
  }
}

/** Runs in the page. */
async function send({ method, path, body }) {
  const headers = { 'content-type': 'application/json', 'x-requested-by': 'millrace' }
  const options = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await fetch(path, { method, headers, ...options })
  const text = await response.text()
  const answer = text === '' ? null : JSON.parse(text)
  return { status: response.status, answer, wait: Number(response.headers.get('retry-after') ?? 1) }
}

/** A project of the person of the page, with a name that no other test has. */
export const createProject = (page, name, fields = {}) =>
  call(page, 'POST', '/v1/projects', { name: `${name} ${Date.now().toString(36)}`, ...fields })

export const createTask = (page, projectId, title, fields = {}) =>
  call(page, 'POST', '/v1/tasks', { projectId, title, ...fields })

/** Many tasks, 500 with each request. */
export async function createTasks(page, tasks) {
  for (let start = 0; start < tasks.length; start += 500) {
    const operations = tasks.slice(start, start + 500).map((create) => ({ create }))
    await call(page, 'POST', '/v1/tasks/batch', { operations })
  }
}

export const columnsOf = async (page, projectId) => (await call(page, 'GET', `/v1/projects/${projectId}/columns`)).items

/** The id of the person of the page, or of the first one whose name begins so. */
export async function personId(page, name) {
  if (name === undefined) return (await call(page, 'GET', '/v1/me')).id
  return (await call(page, 'GET', `/v1/users?text=${encodeURIComponent(name)}`)).items[0].id
}
