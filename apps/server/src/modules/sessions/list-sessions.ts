import type { Session, SessionQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import type { Session as KeptSession } from '../../platform/sessions/session.ts'
import { mayEndSessions } from './sessions.policy.ts'

/** The browsers in which the actor is signed in, newest first. */
export async function listSessions(
  ctx: Pick<Ctx, 'sessions' | 'cursors'>,
  actor: Actor,
  page: SessionQuery,
): Promise<Page<Session>> {
  const start = pageStart(ctx.cursors, page, JSON.stringify(['sessions', actor.userId]), 1)
  // A person has a hundred at most, so all of them are read for any page.
  const [after] = start.after ?? []
  const further = (await ctx.sessions.list(actor.userId)).filter(({ id }) => after === undefined || id < after)
  const rows = further.slice(start.offset, start.offset + start.limit + 1)
  const { items, ...rest } = toPage(ctx.cursors, start, rows, ({ id }) => [id])
  return { items: items.map((session) => toSession(actor, session)), ...rest }
}

const toSession = (actor: Actor, { id, client, address, createdAt, lastSeenAt, idleUntil }: KeptSession): Session => ({
  id,
  current: actor.session?.id === id,
  client,
  address,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
  expiresAt: idleUntil.toISOString(),
  can: { end: mayEndSessions(actor) },
})
