import type { Queryable } from '../../platform/database/query.ts'
import { ruleViolated } from '../../platform/errors/app-error.ts'
import { refreshProjectAccess } from './access.store.ts'
import type { MemberRecord } from './member.ts'
import { hasOwner } from './members.store.ts'

/** Makes access follow a membership that came, changed or went. */
export const refreshAccessOf = (tx: Queryable, { projectId, id, kind }: MemberRecord): Promise<void> =>
  refreshProjectAccess(tx, [projectId], kind === 'user' ? [id] : null)

/** Refuses with 422 when the change has left the project without a person who owns it. */
export async function assertStillOwned(tx: Queryable, { projectId }: MemberRecord, pointer?: string): Promise<void> {
  if (await hasOwner(tx, projectId)) return
  throw ruleViolated('A project keeps at least one person as its owner. Make somebody else an owner first.', pointer)
}
