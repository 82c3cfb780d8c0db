import type { TFunction } from 'i18next'
import { dateIn, daysBetween, shortDate } from '../../shared/dates/dates.ts'
import { timeIn } from '../../shared/dates/formats.ts'
import type { Notification } from './notification-queries.ts'

interface Reader {
  readonly timeZone: string
  readonly language: string
}

/** What happened, in a sentence to the person. */
export function sentenceOf({ kind, actor, task: { key }, data }: Notification, reader: Reader, t: TFunction): string {
  const name = actor?.name ?? t('notifications.somebody')
  switch (kind) {
    case 'mentioned':
      return t(data.commentId === null ? 'notifications.mentioned' : 'notifications.mentionedInComment', { name, key })
    case 'assigned':
    case 'commented':
      return t(`notifications.${kind}`, { name, key })
    case 'status-changed':
      return statusSentence(data.status, { name, key }, t)
    case 'due-soon':
    case 'overdue':
      return t(`notifications.${kind}`, { key, due: dueText(data.due, reader, t) })
  }
}

function statusSentence(status: Notification['data']['status'], who: { name: string; key: string }, t: TFunction) {
  if (status === null) return t('notifications.changed', who)
  if (status.after === 'completed') return t('notifications.completed', who)
  const is = { ...who, status: t(`status.${status.after}`) }
  return t(status.before === 'completed' ? 'notifications.reopened' : 'notifications.moved', is)
}

/** A date as it is, an instant by the clock of the person; near ones by their names. */
function dueText(due: string | null, { timeZone, language }: Reader, t: TFunction): string {
  if (due === null) return ''
  const isInstant = due.includes('T')
  const today = dateIn(timeZone)
  const on = isInstant ? dateIn(timeZone, new Date(due)) : due
  const name = ([-1, 0, 1] as const).find((days) => days === daysBetween(today, on))
  const day = name === undefined ? shortDate(on, language, today) : t(`notifications.days.${name}`)
  return isInstant ? `${day}, ${timeIn(due, timeZone, language)}` : day
}
