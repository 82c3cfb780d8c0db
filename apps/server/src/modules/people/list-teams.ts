import type { Team, TeamQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { toTeam } from './team.ts'
import { listTeamRows } from './teams.store.ts'

/** Teams by name. */
export async function listTeams(
  ctx: Pick<Ctx, 'db' | 'cursors'>,
  actor: Actor,
  { text, ...page }: TeamQuery,
): Promise<Page<Team>> {
  const start = pageStart(ctx.cursors, page, JSON.stringify(['teams', actor.userId, text]), 1)
  const rows = await listTeamRows(ctx.db, { readerId: actor.userId, text }, start)
  const { items, ...rest } = toPage(ctx.cursors, start, rows, ({ sortName }) => [sortName])
  return { items: items.map((team) => toTeam(actor, team)), ...rest }
}
