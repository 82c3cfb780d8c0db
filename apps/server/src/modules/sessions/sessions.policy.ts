import type { Principal } from '../../platform/identity/actor.ts'

/** People end their own sessions; others' they do not even see. */
export const mayEndSessions = (actor: Principal): boolean => actor.permissions.has('account:manage')
