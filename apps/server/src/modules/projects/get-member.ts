import type { ProjectMember } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { findMemberWithStanding } from './members.store.ts'
import { toMember } from './wire.ts'

interface Input {
  readonly projectId: string
  readonly memberId: string
}

/** One person or team of a project; 404 when it is none of them or the actor may not see the project. */
export async function getMember(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { projectId, memberId }: Input,
): Promise<ProjectMember> {
  const { standing, member } = await findMemberWithStanding(ctx.db.read, actor, projectId, memberId)
  if (!member) throw notFound()
  return toMember(actor, standing, member)
}
