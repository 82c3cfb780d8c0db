import { permissions } from '@millrace/contract'
import type { Actor } from '../../platform/identity/actor.ts'
import { beyondSecondFactor } from '../../platform/identity/step-up.ts'
import { systemUserId } from '../../platform/identity/system-user.ts'

/** The actor of commands and of what the server does on its own. */
export const systemActor = (requestId: string): Actor => ({
  userId: systemUserId,
  role: 'admin',
  permissions: new Set(permissions),
  tokenId: 'system',
  secondFactorAt: beyondSecondFactor,
  requestId,
})
