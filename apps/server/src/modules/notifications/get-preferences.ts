import type { NotificationPreferences } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { findPreferences } from './preferences.store.ts'
import { toPreferences } from './preferences.ts'

/** Which way the actor is told of what. */
export async function getPreferences(ctx: Pick<Ctx, 'db'>, actor: Actor): Promise<NotificationPreferences> {
  const preferences = await findPreferences(ctx.db.read, actor.userId)
  if (!preferences) throw notFound()
  return toPreferences(preferences)
}
