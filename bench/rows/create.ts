import { randomUUID } from 'node:crypto'
import type { CreateTask } from '@millrace/contract'
import { makeDescriptions, makeTitles } from '../dataset/texts.ts'
import { openLimit } from '../limits/limit.ts'
import { createStatement } from '../limits/statements.ts'
import { drive } from '../load/drive.ts'
import type { Bench, Caller } from './bench.ts'
import { drawFrom } from './bench.ts'
import { compareWithLimit } from './compare-rates.ts'
import type { RowResult } from './row-result.ts'

/** Who creates tasks where, and what such a task looks like. */
export interface Target {
  readonly caller: Caller
  readonly input: CreateTask
}

const mostTargets = 40

/** Places where callers may create tasks, each in another project. */
export async function findTargets({ server, callers }: Bench): Promise<Target[]> {
  const places = await server.db.query<{ userId: string; projectId: string; labelId: string }>({
    text: `
      select distinct on (a.project_id) a.user_id as "userId", a.project_id as "projectId",
        (select id from labels l where l.project_id = a.project_id order by id limit 1) as "labelId"
      from project_access a join projects p on p.id = a.project_id
      where a.user_id = any ($1) and a.role >= 'editor' and p.inbox_of is null
      order by a.project_id, hashtext(a.user_id::text || a.project_id::text)`,
    values: [callers.map(({ userId }) => userId)],
  })
  const titles = makeTitles()
  const descriptions = makeDescriptions().filter((text) => text.length > 150 && text.length < 300)
  return places.slice(0, mostTargets).map(({ userId, projectId, labelId }, index) => ({
    caller: callers.find((caller) => caller.userId === userId) as Caller,
    input: {
      projectId,
      title: titles[index] as string,
      description: descriptions[index] as string,
      priority: index % 5,
      assigneeId: userId,
      labelIds: [labelId],
      dueOn: '2030-01-31',
    },
  }))
}

export const createRequest = ({ caller, input }: Target): string =>
  caller.requests.post('/v1/tasks', JSON.stringify(input), randomUUID())

/** Row 1: creating tasks, each under an idempotency key of its own. */
export async function measureCreate(bench: Bench): Promise<RowResult> {
  const { server, timing } = bench
  const targets = await findTargets(bench)
  const statements = await Promise.all(targets.map(({ caller, input }) => createStatement(caller.userId, input)))
  const limit = await openLimit(server, statements, timing)
  const next = drawFrom(targets)
  return compareWithLimit({
    row: '1',
    work: 'POST one task, 64 clients',
    statement: 'the same statement',
    atLeast: 0.55,
    limit,
    measure: () => drive(server, { ...timing, connections: 64, next: () => createRequest(next()) }),
    rounds: timing.rounds,
    note: `${targets.length} projects, drawn evenly`,
  })
}
