import type { NotificationKind, NotificationPreferences, UpdateNotificationPreferences } from '@millrace/contract'
import { notificationKinds } from '@millrace/contract'
import type { MailTimes } from './send-time.ts'

/** What a person has chosen, as it is kept: a kind is on unless it is named. */
export interface PreferencesRow {
  readonly inAppOff: readonly NotificationKind[]
  readonly emailOff: readonly NotificationKind[]
  /** `HH:MM` */
  readonly quietFrom: string | null
  readonly quietTo: string | null
  readonly digestHour: number | null
}

export type VersionedPreferences = PreferencesRow & { readonly version: number }

type QuietHours = NotificationPreferences['quietHours']

const quietHoursOf = ({ quietFrom, quietTo }: Pick<PreferencesRow, 'quietFrom' | 'quietTo'>): QuietHours =>
  quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo }

/** When the person wants mail. */
export const mailTimesOf = (row: PreferencesRow & { readonly timeZone: string }): MailTimes => ({
  timeZone: row.timeZone,
  quietHours: quietHoursOf(row),
  digestHour: row.digestHour,
})

export function toPreferences(row: VersionedPreferences): NotificationPreferences {
  const channels = (kind: NotificationKind) => ({
    inApp: !row.inAppOff.includes(kind),
    email: !row.emailOff.includes(kind),
  })
  return {
    kinds: {
      mentioned: channels('mentioned'),
      assigned: channels('assigned'),
      commented: channels('commented'),
      'status-changed': channels('status-changed'),
      'due-soon': channels('due-soon'),
      overdue: channels('overdue'),
    },
    quietHours: quietHoursOf(row),
    digestHour: row.digestHour,
    version: row.version,
  }
}

/** The preferences that a patch leaves. */
export function patched(row: PreferencesRow, patch: UpdateNotificationPreferences): PreferencesRow {
  const off = (channel: 'inApp' | 'email', present: readonly NotificationKind[]) =>
    notificationKinds.filter((kind) => !(patch.kinds?.[kind]?.[channel] ?? !present.includes(kind)))
  const quietHours = patch.quietHours === undefined ? quietHoursOf(row) : patch.quietHours
  return {
    inAppOff: off('inApp', row.inAppOff),
    emailOff: off('email', row.emailOff),
    quietFrom: quietHours?.from ?? null,
    quietTo: quietHours?.to ?? null,
    digestHour: patch.digestHour === undefined ? row.digestHour : patch.digestHour,
  }
}
