import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { record } from '../../platform/events/record.ts'
import { draftProject, insertDraft } from './create-project.ts'
import { inboxKey } from './project.ts'
import { projectCreated } from './projects.events.ts'

/** Creates the private project of a new user, in the transaction that creates the user. Emits `project.created`. */
export async function createInbox(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Queryable,
  user: { readonly id: string },
  now: Date,
): Promise<void> {
  const draft = { ...draftProject(ctx, user.id, { name: 'Inbox' }, now), isInbox: true }
  await insertDraft(ctx, tx, draft, inboxKey)
  await record(ctx, tx, { userId: user.id }, projectCreated({ ...draft, key: inboxKey }))
}
