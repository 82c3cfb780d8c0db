import { isDeepStrictEqual } from 'node:util'
import type { NotificationPreferences, UpdateNotificationPreferences } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { lockPreferences, rescheduleMails, savePreferences } from './preferences.store.ts'
import type { PreferencesRow } from './preferences.ts'
import { mailTimesOf, patched, toPreferences } from './preferences.ts'
import { sendTime } from './send-time.ts'

/** Changes which way the actor is told of what; mails that wait follow. */
export function updatePreferences(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  actor: Actor,
  { patch, requiredVersion }: { patch: UpdateNotificationPreferences; requiredVersion: number | null },
): Promise<NotificationPreferences> {
  return writeOnce(ctx, actor, async (tx) => {
    const found = await lockPreferences(tx, actor.userId)
    if (!found) throw notFound()
    const { version, timeZone, ...present } = found
    assertVersion(version, requiredVersion)
    const wanted = patched(present, patch)
    if (isDeepStrictEqual(wanted, present)) return toPreferences(found)
    const saved = { ...wanted, version: version + 1 }
    const now = ctx.clock.now()
    await savePreferences(tx, actor.userId, saved, now)
    if (!isDeepStrictEqual(timesOf(wanted), timesOf(present))) {
      const { state, sendAt } = sendTime(mailTimesOf({ ...wanted, timeZone }), now)
      // Who wants no digest any more gets at once what was collected for one.
      await rescheduleMails(tx, actor.userId, state === 'collecting' ? state : 'waiting', sendAt, now)
    }
    return toPreferences(saved)
  })
}

const timesOf = ({ quietFrom, quietTo, digestHour }: PreferencesRow) => ({ quietFrom, quietTo, digestHour })
