import type { CreateTask } from '@millrace/contract'
import { createComment } from '../../modules/comments/index.ts'
import { addTeamMember, createTeam } from '../../modules/people/index.ts'
import {
  addProjectMember,
  createColumn,
  createLabel,
  createProject,
  listColumns,
} from '../../modules/projects/index.ts'
import { batchTasks } from '../../modules/tasks/index.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { DemoName } from './people.ts'
import type { DemoLabel, DemoTask } from './website-relaunch.ts'
import { demoLabels, demoTasks } from './website-relaunch.ts'

type Parts = Pick<Ctx, 'db' | 'clock' | 'newId'>
type Actors = Record<DemoName, Actor>

const dayMilliseconds = 86_400_000

/** Makes a team and a project with tasks in all its columns, as the demo people would. */
export async function createDemoProject(parts: Parts, actors: Actors): Promise<void> {
  const { ada, grace, linus, vera } = actors
  const project = await createProject(parts, ada, {
    name: 'Website relaunch',
    key: 'WEB',
    description: 'Everything for the new website, which goes live next month.',
    color: '#3b82f6',
  })
  const team = await createTeam(parts, ada, { name: 'Web team' })
  for (const { userId } of [grace, linus]) await addTeamMember(parts, ada, { teamId: team.id, userId })
  await addProjectMember(parts, ada, { projectId: project.id, teamId: team.id, role: 'editor' })
  await addProjectMember(parts, ada, { projectId: project.id, userId: vera.userId, role: 'commenter' })
  await createTasks(parts, actors, project.id)
}

async function createTasks(parts: Parts, actors: Actors, projectId: string): Promise<void> {
  const columns = await makeColumns(parts, actors.ada, projectId)
  const labels = await makeLabels(parts, actors.ada, projectId)
  const create = (task: DemoTask): CreateTask => ({
    projectId,
    title: task.title,
    columnId: columns.get(task.column) as string,
    labelIds: (task.labels ?? []).map((label) => labels.get(label) as string),
    ...(task.description !== undefined && { description: task.description }),
    ...(task.priority !== undefined && { priority: task.priority }),
    ...(task.assignee && { assigneeId: actors[task.assignee].userId }),
    ...(task.due !== undefined && { dueOn: dateIn(parts.clock.now(), task.due) }),
  })
  const results = await batchTasks(parts, actors.ada, {
    operations: demoTasks.map((task) => ({ create: create(task) })),
  })
  for (const [index, { comments = [] }] of demoTasks.entries()) {
    const taskId = results[index]?.task?.id as string
    for (const [name, body] of comments) await createComment(parts, actors[name], { taskId, body })
  }
}

/** The columns that every project has, and one more. */
async function makeColumns(parts: Parts, ada: Actor, projectId: string): Promise<Map<string, string>> {
  const { items } = await listColumns(parts, ada, { projectId })
  const afterId = items.find(({ status }) => status === 'in-progress')?.id ?? null
  const review = await createColumn(parts, ada, { projectId, name: 'Review', status: 'in-progress', afterId })
  return new Map([...items, review].map(({ name, id }) => [name, id]))
}

async function makeLabels(parts: Parts, ada: Actor, projectId: string): Promise<Map<DemoLabel, string>> {
  const labels = new Map<DemoLabel, string>()
  for (const [name, color] of Object.entries(demoLabels) as [DemoLabel, string][]) {
    labels.set(name, (await createLabel(parts, ada, { projectId, name, color })).id)
  }
  return labels
}

const dateIn = (now: Date, days: number) => new Date(now.getTime() + days * dayMilliseconds).toISOString().slice(0, 10)
