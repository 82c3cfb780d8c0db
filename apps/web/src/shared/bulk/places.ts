import { answerOf } from '@millrace/client'
import type { Task } from '../api/api.ts'
import { api } from '../api/api.ts'
import type { TaskPage } from '../tasks/task-queries.ts'

interface Place {
  readonly columnId: string
  readonly beforeId?: string
}

/** How far a column is looked through for a former place; what was further down goes to its end. */
const mostPages = 20

/** Where tasks were in their columns: before which of the cards that are there now. In the order in which to put them. */
export async function formerPlaces(tasks: readonly Task[]): Promise<[Task, Place][]> {
  const places: [Task, Place][] = []
  for (const columnId of new Set(tasks.map((task) => task.columnId))) {
    const ordered = tasks.filter((task) => task.columnId === columnId).sort(byRank)
    const own = new Set(ordered.map(({ id }) => id))
    const others = await cardsUpTo(ordered.at(-1) as Task, own)
    for (const task of ordered) {
      const next = others.find(({ rank }) => rank > task.rank)
      places.push([task, { columnId, ...(next && { beforeId: next.id }) }])
    }
  }
  return places
}

/** Ranks are compared byte by byte. */
const byRank = ({ rank: one }: Task, { rank: other }: Task) => (one < other ? -1 : Number(one > other))

/** The other cards of a column, until one that comes after the last task. */
async function cardsUpTo({ projectId, columnId, rank }: Task, except: ReadonlySet<string>): Promise<Task[]> {
  const cards: Task[] = []
  let cursor: string | null = null
  for (let page = 1; page <= mostPages; page += 1) {
    const { items, nextCursor }: TaskPage = await readCards(projectId, columnId, cursor)
    cards.push(...items.filter(({ id }) => !except.has(id)))
    cursor = nextCursor
    if (cursor === null || (cards.at(-1)?.rank ?? '') > rank) break
  }
  return cards
}

function readCards(project: string, column: string, cursor: string | null): Promise<TaskPage> {
  const query = { project, column, sort: 'rank' as const, limit: 100, ...(cursor !== null && { cursor }) }
  return answerOf(api.GET('/v1/tasks', { params: { query } }))
}
