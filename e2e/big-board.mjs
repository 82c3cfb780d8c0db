// Makes projects with as many columns and cards as a test asks for.
import { call, columnsOf, createProject, createTasks } from './data.mjs'

/** A project of one's own. Its columns come as the server makes them, or as many as `columns` says. */
export async function makeBoard(page, { cards = 0, columns = 3, name = 'Board' } = {}) {
  const project = await createProject(page, name)
  const items = await columnsOf(page, project.id)
  for (let index = items.length; index < columns; index += 1) {
    const stage = { name: `Stage ${index + 1}`, status: 'in-progress' }
    items.push(await call(page, 'POST', `/v1/projects/${project.id}/columns`, stage))
  }
  const title = (index) => `Card ${index + 1} of column ${(index % columns) + 1}`
  const tasks = Array.from({ length: cards }, (_, index) => ({
    columnId: items[index % columns].id,
    title:
      index % 7 === 0 ? `${title(index)}: a title that is long enough to take a second line of its card` : title(index),
    priority: index % 5,
    ...(index % 3 === 0 && { dueOn: `2027-0${(index % 9) + 1}-15` }),
  }))
  await createTasks(page, project.id, tasks)
  return { ...project, columns: items }
}
