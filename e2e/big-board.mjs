// Makes projects with as many columns and cards as a test asks for, through the API and the session of a page.

const batchSize = 500

/** A project of one's own. Its columns come as the server makes them, or as many as `columns` says. */
export async function makeBoard(page, { cards = 0, columns = 3, name = `Board ${Date.now()}` } = {}) {
  const project = await send(page, 'POST', '/v1/projects', { name })
  const path = `/v1/projects/${project.id}/columns`
  const { items } = await send(page, 'GET', path)
  for (let index = items.length; index < columns; index += 1) {
    items.push(await send(page, 'POST', path, { name: `Stage ${index + 1}`, status: 'in-progress' }))
  }
  const title = (index) => `Card ${index + 1} of column ${(index % columns) + 1}`
  const tasks = Array.from({ length: cards }, (_, index) => ({
    projectId: project.id,
    columnId: items[index % columns].id,
    title:
      index % 7 === 0 ? `${title(index)}: a title that is long enough to take a second line of its card` : title(index),
    priority: index % 5,
    ...(index % 3 === 0 && { dueOn: `2027-0${(index % 9) + 1}-15` }),
  }))
  await addCards(page, tasks)
  return { ...project, columns: items }
}

/** Creates tasks in the order given, 500 at a time. */
async function addCards(page, tasks) {
  for (let from = 0; from < tasks.length; from += batchSize) {
    const operations = tasks.slice(from, from + batchSize).map((create) => ({ create }))
    await send(page, 'POST', '/v1/tasks/batch', { operations })
  }
}

/** Calls the API as the person of the page, and waits when the server asks for it. */
export async function send(page, method, path, body) {
  for (;;) {
    const answer = await page.evaluate(request, { method, path, body })
    if (answer.status < 300) return answer.body
    if (answer.status !== 429) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    await new Promise((resolve) => setTimeout(resolve, (answer.waitSeconds + 1) * 1000))
  }
}

// Runs in the page.
async function request({ method, path, body }) {
  const headers = {
    'x-requested-by': 'millrace',
    ...(body && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
  }
  const response = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  const waitSeconds = Number(response.headers.get('retry-after') ?? 1)
  return { status: response.status, waitSeconds, body: response.status === 204 ? null : await response.json() }
}
