import type { Project } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { findProject } from './projects.store.ts'
import { toProject } from './wire.ts'

/** A project that the actor may see; 404 for any other. */
export async function getProject(ctx: Pick<Ctx, 'db'>, actor: Actor, id: string): Promise<Project> {
  return toProject(actor, await findProject(ctx.db.read, actor, id))
}
