import { expect, test } from 'vitest'
import type { Task } from '../../shared/api/api.ts'
import { linesOf } from './grouped-lines.ts'
import type { Facts } from './grouping.ts'
import { groupings } from './grouping.ts'
import type { GroupedPage, Point } from './walk-groups.ts'
import { pointsLeft, readPage } from './walk-groups.ts'

const facts: Facts = {
  columnIds: [],
  labelIds: ['bug', 'docs'],
  personIds: ['ada', 'grace'],
  meId: 'ada',
  timeZone: 'Pacific/Kiritimati',
  today: '2026-11-21',
}
const task = (part: Partial<Task>) => ({ labelIds: [], assigneeId: null, status: 'pending', ...part }) as Task
const group = (id: string) => ({ id, filter: {} })
const nobody = new Set<string>()

/** A server with so many tasks in each group, which tells what it was asked. */
function server(sizes: Record<string, number>) {
  const asked: Point[] = []
  const read = async (point: Point) => {
    asked.push(point)
    const from = Number(point.cursor ?? 0)
    const left = (sizes[point.group] ?? 0) - from
    const items = Array.from({ length: Math.min(left, 50) }, (_, index) =>
      task({ id: `${point.group}-${from + index}` }),
    )
    return { items, nextCursor: left > 50 ? String(from + 50) : null }
  }
  return { asked, read }
}

async function readAll(sizes: Record<string, number>) {
  const groups = Object.keys(sizes).map(group)
  const { asked, read } = server(sizes)
  const pages: GroupedPage[] = []
  for (let left = pointsLeft(groups, pages, nobody); left.length > 0; left = pointsLeft(groups, pages, nobody)) {
    pages.push(await readPage(left, read))
  }
  return { groups, asked, pages }
}

test('every task of every group is read once, and no more windows than are needed for a page', async () => {
  const { pages, asked } = await readAll({ urgent: 120, high: 0, low: 3 })
  expect(pages.map(({ items }) => items.length)).toEqual([50, 50, 23])
  expect(asked).toHaveLength(5)
  expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(123)
})

test('a thousand empty groups are gone through in few pages', async () => {
  const sizes = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`empty-${index}`, 0]))
  const { pages } = await readAll({ ...sizes, last: 1 })
  expect(pages.length).toBeLessThan(32)
  expect(pages.at(-1)?.items).toHaveLength(1)
})

test('a collapsed group is not read, and is read on from where it was when it is opened', () => {
  const groups = [group('urgent'), group('high')]
  const pages = [{ items: [], reached: [{ group: 'urgent', cursor: '50' }] }]
  expect(pointsLeft(groups, pages, new Set(['urgent']))).toEqual([{ group: 'high', cursor: null }])
  expect(pointsLeft(groups, pages, nobody)[0]).toEqual({ group: 'urgent', cursor: '50' })
})

const headingsOf = (pages: GroupedPage[], collapsed: ReadonlySet<string> = nobody, groupOf = byStatus) =>
  linesOf({
    groups: [group('in-progress'), group('pending'), group('completed')],
    pages,
    collapsed,
    groupOf,
    headingOf: (name) => ({ name }),
    toggle: () => undefined,
  }).map((line) => ('heading' in line ? `${line.heading} ${line.count ?? '?'}` : 'task' in line && line.task.id))
const byStatus = ({ status }: Task) => status

test('an empty group has no heading, and a count is told when it is known', () => {
  const page = {
    items: [task({ id: 'a', status: 'pending' })],
    reached: [
      { group: 'in-progress', cursor: null },
      { group: 'pending', cursor: 'more' },
    ],
  }
  expect(headingsOf([page])).toEqual(['pending ?', 'a'])
  expect(headingsOf([page, { items: [], reached: [{ group: 'pending', cursor: null }] }])).toEqual(['pending 1', 'a'])
})

test('nothing is shown behind a group that has more to read, except when it is collapsed', () => {
  const reached = [
    { group: 'in-progress', cursor: 'more' },
    { group: 'pending', cursor: null },
  ]
  const pages = [{ items: [task({ id: 'a', status: 'in-progress' }), task({ id: 'b' })], reached }]
  expect(headingsOf(pages)).toEqual(['in-progress ?', 'a'])
  expect(headingsOf(pages, new Set(['in-progress']))).toEqual(['in-progress ?', 'pending 1', 'b'])
})

test('a task that was changed stands below its new heading, once', () => {
  const reached = ['in-progress', 'pending', 'completed'].map((id) => ({ group: id, cursor: null }))
  const changed = task({ id: 'a', status: 'completed' })
  expect(headingsOf([{ items: [changed, task({ id: 'b', status: 'completed' }), changed], reached }])).toEqual([
    'completed 2',
    'a',
    'b',
  ])
})

test('groups leave out what the filter excludes', () => {
  const idsOf = (by: keyof typeof groupings, base: object) => groupings[by].groups(base, facts).map(({ id }) => id)
  expect(idsOf('priority', { priority: [2, 4] })).toEqual(['4', '2'])
  expect(idsOf('status', { status: ['pending', 'in-progress'] })).toEqual(['in-progress', 'pending'])
  expect(idsOf('assignee', { assignee: 'me' })).toEqual(['ada'])
  expect(idsOf('assignee', {})).toEqual(['ada', 'grace', 'none', 'others'])
  expect(idsOf('label', { label: ['docs'] })).toEqual(['bug', 'docs'])
  expect(idsOf('due', { status: ['completed'] })).toEqual(['completed'])
})

test('every task has one group: the first of its labels, its person or the others, done before due', () => {
  expect(groupings.label.groupOf(task({ labelIds: ['docs', 'bug'] }), facts)).toBe('bug')
  expect(groupings.label.groupOf(task({ labelIds: [] }), facts)).toBe('none')
  expect(groupings.assignee.groupOf(task({ assigneeId: 'gone' }), facts)).toBe('others')
  expect(groupings.due.groupOf(task({ status: 'completed', dueOn: '2020-01-01', dueAt: null }), facts)).toBe(
    'completed',
  )
})

test('a day is asked for widely enough for time zones far east and far west', () => {
  const today = groupings.due.groups({}, facts).find(({ id }) => id === 'today')
  expect(today?.filter).toMatchObject({ due_from: '2026-11-20', due_to: '2026-11-22' })
})
