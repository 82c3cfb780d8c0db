import { permissions } from '@millrace/contract'
import type { Actor } from '../../platform/identity/actor.ts'

/** Nobody's row: where a history finds no user for an actor, the actor was Millrace itself. */
export const systemUserId = '00000000-0000-7000-8000-000000000000'

/** The actor of commands and of what the server does on its own. */
export const systemActor = (requestId: string): Actor => ({
  userId: systemUserId,
  role: 'admin',
  permissions: new Set(permissions),
  tokenId: 'system',
  requestId,
})
