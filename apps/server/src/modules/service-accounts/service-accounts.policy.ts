import type { ServiceAccountCan, ServicePermission } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { AppError, forbidden, ruleViolated } from '../../platform/errors/app-error.ts'
import type { Principal } from '../../platform/identity/actor.ts'

export function serviceAccountCan(actor: Principal): ServiceAccountCan {
  const manages = actor.permissions.has('users:admin')
  return { update: manages, delete: manages, rotateSecret: manages }
}

/** Refuses to give a program what the actor does not have. */
export function assertMayGive(actor: Principal, asked: readonly ServicePermission[]): void {
  const errors = asked.flatMap((permission, index) =>
    actor.permissions.has(permission)
      ? []
      : [{ in: 'body' as const, pointer: `/permissions/${index}`, message: `${permission} is not yours to give` }],
  )
  if (errors.length === 0) return
  throw new AppError('rule-violated', { detail: 'A program can be given only permissions that you have.', errors })
}

/** Refuses to show a new secret to who may do less than the program: it would be a way to do more. */
export function assertMayHold(actor: Principal, permissions: readonly ServicePermission[]): void {
  if (permissions.every((permission) => actor.permissions.has(permission))) return
  throw forbidden('This program may do what you may not by the token you came with, so its secret is not yours to see.')
}

/** Refuses what only makes sense when the built-in provider gives out the tokens. */
export function assertBuiltIn({ accounts }: Pick<Ctx, 'accounts'>): void {
  if (accounts !== null) return
  throw ruleViolated(
    'Programs sign in at the configured OpenID issuer. Make a client with the client-credentials grant there; ' +
      'docs/identity.md says how.',
  )
}
