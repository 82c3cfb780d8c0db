import type { HistoryEntry } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { systemUserId } from '../../platform/identity/system-user.ts'
import type { Page, PageRequest } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import type { HistoryRow } from './history.store.ts'
import { findHistory } from './history.store.ts'

/** Who changed what of a task, newest first. */
export async function taskHistory(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  { id, query }: { id: string; query: PageRequest },
): Promise<Page<HistoryEntry>> {
  const start = pageStart(ctx.cursors, query, `history ${actor.userId} ${id.toLowerCase()}`, 1)
  const reader = { taskId: id, userId: actor.userId, admin: may(actor, 'tasks:admin') }
  const rows = await findHistory(ctx.db.read, reader, start)
  if (!rows) throw notFound()
  return toPage(ctx.cursors, start, rows.map(toEntry), (entry) => [String(entry.version)])
}

/** An event as an entry of the history. What a link leads to is told only to who may see it. */
export const toEntry = ({ id, type, version, actorId, actorName, at, data, tellable }: HistoryRow): HistoryEntry => ({
  id,
  type,
  version,
  actor: { id: actorId, name: actorName ?? (actorId === systemUserId ? 'Millrace' : 'Former member') },
  at: at.toISOString(),
  changes: tellable ? changesOf(data) : [],
})

// Said by the entry of the creation itself, as its task, version, actor and time.
const saidByEntry = new Set(['id', 'version', 'createdBy', 'createdAt', 'updatedAt'])

/** Each changed field before and after. A creation changes every field that is not empty. */
function changesOf({ before, after }: HistoryRow['data']): HistoryEntry['changes'] {
  const created = !before && after?.id !== undefined
  return Object.keys({ ...before, ...after })
    .map((field) => ({ field, from: before?.[field] ?? null, to: after?.[field] ?? null }))
    .filter(({ field, to }) => !created || !(saidByEntry.has(field) || isEmpty(to)))
}

/** A value that a new task has when nobody gave one. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0
  return value === null || value === '' || value === 0
}
