import type { CreateProject, Project } from '@millrace/contract'
import { lowestUuidV7 } from '../../platform/clock/uuid-v7.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { conflict } from '../../platform/errors/app-error.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { ProjectRecord } from './project.ts'
import { defaultColumns, inboxKey, keyCandidates, suggestKey } from './project.ts'
import { projectCreated } from './projects.events.ts'
import { findFreeKey, insertProject, lockKeyBase } from './projects.store.ts'
import { toProject } from './wire.ts'

type Uses = Pick<Ctx, 'db' | 'clock' | 'newId'>

/**
 * Creates a project with the actor as its owner and a column for each status. 409 when the key is taken; without a
 * key one is made from the name. Emits `project.created`.
 */
export function createProject(ctx: Uses, actor: Actor, input: CreateProject): Promise<Project> {
  return writeOnce(
    ctx,
    actor,
    async (tx) => {
      const draft = draftProject(ctx, actor.userId, input, ctx.clock.now())
      const key =
        input.key === undefined ? await storeUnderFreeKey(ctx, tx, draft) : await store(ctx, tx, draft, input.key)
      const project = { ...draft, key }
      await record(ctx, tx, actor, projectCreated(project))
      return toProject(actor, project)
    },
    ({ id }) => [id],
  )
}

type Draft = Omit<ProjectRecord, 'key'>

/** A new project with everything but its key. */
export function draftProject(
  ctx: Pick<Ctx, 'newId'>,
  ownerId: string,
  { name, description = '', color = null }: Omit<CreateProject, 'key'>,
  now: Date,
): Draft {
  return {
    id: ctx.newId(),
    name,
    description,
    color,
    isInbox: false,
    floorTaskId: lowestUuidV7(now.getTime()),
    version: 1,
    createdBy: ownerId,
    createdAt: now,
    updatedAt: now,
    archivedAt: null,
    archived: false,
    deletedAt: null,
    deleted: false,
    role: 'owner',
  }
}

/** Inserts the project under that key. False when the key is taken. */
export const insertDraft = (ctx: Pick<Ctx, 'newId'>, tx: Queryable, draft: Draft, key: string): Promise<boolean> =>
  insertProject(tx, {
    ...draft,
    key,
    inboxOf: draft.isInbox ? draft.createdBy : null,
    ownerId: draft.createdBy,
    now: draft.createdAt,
    columns: defaultColumns().map((column) => ({ id: ctx.newId(), ...column })),
  })

async function store(ctx: Uses, tx: Queryable, draft: Draft, key: string): Promise<string> {
  if (key === inboxKey || !(await insertDraft(ctx, tx, draft, key))) throw keyTaken(key)
  return key
}

const mostTries = 5

/** Somebody may choose the free key first; then the next one is tried. */
async function storeUnderFreeKey(ctx: Uses, tx: Queryable, draft: Draft): Promise<string> {
  const base = suggestKey(draft.name)
  await lockKeyBase(tx, base)
  for (let tries = 0; tries < mostTries; tries += 1) {
    const key = await findFreeKey(tx, keyCandidates(base))
    if (key === undefined) break
    if (await insertDraft(ctx, tx, draft, key)) return key
  }
  throw keyTaken(base)
}

export const keyTaken = (key: string) => conflict(`The key ${key} is taken. Choose another one.`, '/key')
