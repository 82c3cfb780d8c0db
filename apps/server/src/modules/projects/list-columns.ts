import type { Column } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { listColumnRows } from './columns.store.ts'
import { toColumn } from './wire.ts'

interface OfProject {
  readonly projectId: string
}

/** All columns of a project from left to right; 404 when the actor may not see it. */
export async function listColumns(ctx: Pick<Ctx, 'db'>, actor: Actor, { projectId }: OfProject): Promise<Page<Column>> {
  const { standing, columns } = await listColumnRows(ctx.db.read, actor, projectId)
  return { items: columns.map((column) => toColumn(actor, standing, column)), nextCursor: null }
}

interface Input extends OfProject {
  readonly columnId: string
}

/** One column of a project; 404 when it has no such column or the actor may not see it. */
export async function getColumn(ctx: Pick<Ctx, 'db'>, actor: Actor, { projectId, columnId }: Input): Promise<Column> {
  const { items } = await listColumns(ctx, actor, { projectId })
  const column = items.find(({ id }) => id === columnId)
  if (!column) throw notFound()
  return column
}
