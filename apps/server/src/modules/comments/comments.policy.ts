import type { CommentCan, ProjectRole } from '@millrace/contract'
import { forbidden } from '../../platform/errors/app-error.ts'
import type { Principal } from '../../platform/identity/actor.ts'
import { roleIncludes } from '../access/index.ts'
import { assertNotArchived } from '../projects/index.ts'

type Caller = Pick<Principal, 'userId' | 'permissions'>

interface Standing {
  readonly authorId: string
  readonly role: ProjectRole
  readonly archived: boolean
}

/** Authors change what they wrote; what others wrote, the owners of the project may remove. */
export function commentCan(actor: Caller, { authorId, role, archived }: Standing): CommentCan {
  const writes = actor.permissions.has('comments:write') && roleIncludes(role, 'commenter') && !archived
  const wrote = authorId === actor.userId
  return { update: writes && wrote, delete: writes && (wrote || roleIncludes(role, 'owner')) }
}

/** Refuses what `commentCan` denies, and says why: 422 in an archived project, else 403. */
export function assertCommentCan(actor: Caller, action: keyof CommentCan, standing: Standing): void {
  if (commentCan(actor, standing)[action]) return
  if (commentCan(actor, { ...standing, archived: false })[action]) assertNotArchived(standing)
  throw forbidden(
    action === 'update'
      ? 'A comment is edited by its author, who needs the role commenter in the project.'
      : 'A comment is deleted by its author, who needs the role commenter in the project, or by an owner of the project.',
  )
}
