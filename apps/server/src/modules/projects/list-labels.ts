import type { Label } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { listLabelRows } from './labels.store.ts'
import { toLabel } from './wire.ts'

interface OfProject {
  readonly projectId: string
}

/** All labels of a project by name; 404 when the actor may not see it. */
export async function listLabels(ctx: Pick<Ctx, 'db'>, actor: Actor, { projectId }: OfProject): Promise<Page<Label>> {
  const { standing, labels } = await listLabelRows(ctx.db.read, actor, projectId)
  return { items: labels.map((label) => toLabel(actor, standing, label)), nextCursor: null }
}

interface Input extends OfProject {
  readonly labelId: string
}

/** One label of a project; 404 when it has no such label or the actor may not see it. */
export async function getLabel(ctx: Pick<Ctx, 'db'>, actor: Actor, { projectId, labelId }: Input): Promise<Label> {
  const { items } = await listLabels(ctx, actor, { projectId })
  const label = items.find(({ id }) => id === labelId)
  if (!label) throw notFound()
  return label
}
