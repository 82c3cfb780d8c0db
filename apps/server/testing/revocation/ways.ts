import type { Request } from '../authorization/house.ts'
import type { Place } from './place.ts'

/** One way to read or write what is in a project. */
export interface Way {
  readonly name: string
  readonly writes: boolean
  /** Leads only to the projects that one is a member of, whatever else one may. */
  readonly mine: boolean
  /** `round` tells apart the time before from the time after, where a request can be made only once. */
  readonly request: (place: Place, round: 0 | 1) => Request
}

const read = (name: string, url: (place: Place) => string, mine = false): Way => ({
  name,
  writes: false,
  mine,
  request: (place) => ({ method: 'GET', url: url(place) }),
})

type Method = 'POST' | 'PATCH' | 'DELETE'

const write = (
  name: string,
  method: Method,
  url: (place: Place, round: 0 | 1) => string,
  body?: (place: Place, round: 0 | 1) => object,
): Way => ({
  name,
  writes: true,
  mine: false,
  request: (place, round) => ({ method, url: url(place, round), ...(body && { body: body(place, round) }) }),
})

const project = ({ projectId }: Place) => `/v1/projects/${projectId}`
const task = ({ taskId }: Place) => `/v1/tasks/${taskId}`
const tasks = () => '/v1/tasks'

/** Every kind of read and write, each of which an editor may do. */
export const ways: readonly Way[] = [
  read('get the project', project),
  read('list projects', () => '/v1/projects', true),
  read('search the tasks of the project', ({ projectId, mark }) => `/v1/tasks?project=${projectId}&text=${mark}`),
  read('list columns', (place) => `${project(place)}/columns`),
  read('list labels', (place) => `${project(place)}/labels`),
  read('list members', (place) => `${project(place)}/members`),
  read('the board', (place) => `${project(place)}/board`),
  read('get a task', task),
  read('list all tasks', tasks, true),
  read('list the tasks of the project', ({ projectId }) => `/v1/tasks?project=${projectId}`),
  read('search tasks', ({ mark }) => `/v1/tasks?text=${mark}`, true),
  read('the history of a task', (place) => `${task(place)}/history`),
  read('the links of a task', (place) => `${task(place)}/links`),
  read('list comments', (place) => `${task(place)}/comments`),
  read('get a comment', ({ commentId }) => `/v1/comments/${commentId}`),
  write('create a task', 'POST', tasks, ({ projectId, mark }) => ({ projectId, title: mark })),
  write('change a task', 'PATCH', task, ({ mark }, round) => ({ description: `${mark} ${round}` })),
  write('complete a task', 'PATCH', task, (_, round) => ({ status: round === 0 ? 'completed' : 'pending' })),
  write(
    'move a task',
    'POST',
    (place) => `${task(place)}/move`,
    ({ projectId, columnIds }, round) => ({ projectId, columnId: columnIds[round] }),
  ),
  write(
    'link tasks',
    'POST',
    (place) => `${task(place)}/links`,
    ({ spareIds }, round) => ({ kind: round === 0 ? 'blocks' : 'relates', taskId: spareIds[2] }),
  ),
  write('delete a task', 'DELETE', ({ spareIds }, round) => `/v1/tasks/${spareIds[round]}`),
  write('restore a task', 'POST', ({ trashedIds }, round) => `/v1/tasks/${trashedIds[round]}/restore`),
  write(
    'a batch of creations',
    'POST',
    () => '/v1/tasks/batch',
    ({ projectId, mark }) => ({ operations: [{ create: { projectId, title: mark } }] }),
  ),
  write(
    'a batch of changes',
    'POST',
    () => '/v1/tasks/batch',
    ({ taskId, mark }, round) => ({ operations: [{ update: { id: taskId, set: { title: `${mark} b${round}` } } }] }),
  ),
  write(
    'write a comment',
    'POST',
    (place) => `${task(place)}/comments`,
    ({ mark }) => ({ body: mark }),
  ),
  write(
    'change one’s comment',
    'PATCH',
    ({ commentId }) => `/v1/comments/${commentId}`,
    ({ mark }, round) => ({ body: `${mark} ${round}` }),
  ),
  write('delete one’s comment', 'DELETE', ({ spareCommentIds }, round) => `/v1/comments/${spareCommentIds[round]}`),
  write(
    'make a label',
    'POST',
    (place) => `${project(place)}/labels`,
    ({ mark }, round) => ({ name: `${mark} ${round}`, color: '#112233' }),
  ),
]
