import { randomBytes } from 'node:crypto'
import type { Caller, TestServer } from '../test-server.ts'

/** A project with what the ways lead to; two of what a way uses up. */
export interface Place {
  readonly projectId: string
  readonly taskId: string
  readonly commentId: string
  readonly columnIds: readonly string[]
  readonly spareIds: readonly string[]
  readonly trashedIds: readonly string[]
  readonly spareCommentIds: readonly string[]
  /** Stands in everything that the project holds. */
  readonly mark: string
  readonly asOwner: Caller
}

/** Makes a project of somebody’s, empty as yet. */
export async function openPlace(server: TestServer): Promise<Pick<Place, 'projectId' | 'mark' | 'asOwner'>> {
  const mark = `mark${randomBytes(6).toString('hex')}`
  const asOwner = server.as(await server.createUser({ name: mark }))
  const { id } = await made(asOwner, '/v1/projects', { name: mark })
  return { projectId: id, mark, asOwner }
}

/** Fills it; the comments are the author’s, who must be able to write there. */
export async function furnish(place: Pick<Place, 'projectId' | 'mark' | 'asOwner'>, author: Caller): Promise<Place> {
  const { projectId, mark, asOwner } = place
  const newTask = () => made(asOwner, '/v1/tasks', { projectId, title: mark })
  const { id: taskId } = await newTask()
  const [first = '', second = '', third = '', ...trashedIds] = await each(5, newTask)
  for (const id of trashedIds) await asOwner.delete(`/v1/tasks/${id}`)
  const newComment = () => made(author, `/v1/tasks/${taskId}/comments`, { body: mark })
  const [commentId = '', ...spareCommentIds] = await each(3, newComment)
  await made(asOwner, `/v1/tasks/${taskId}/links`, { kind: 'duplicates', taskId: first })
  await made(asOwner, `/v1/projects/${projectId}/labels`, { name: mark, color: '#445566' })
  const { items } = (await asOwner.get(`/v1/projects/${projectId}/columns`)).body
  const columnIds = items.map(({ id }: { id: string }) => id)
  await asOwner.patch(`/v1/projects/${projectId}/columns/${columnIds[0]}`, { name: mark })
  return { ...place, taskId, commentId, columnIds, spareIds: [second, third, first], trashedIds, spareCommentIds }
}

async function each(count: number, make: () => Promise<{ id: string }>): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push((await make()).id)
  return ids
}

/** Makes something that must be made. */
export async function made(caller: Caller, path: string, body: object): Promise<{ id: string }> {
  const answer = await caller.post(path, body)
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
