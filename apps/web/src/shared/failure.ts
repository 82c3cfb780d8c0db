import { notifications } from '@mantine/notifications'
import { ApiError } from '@millrace/client'
import i18next from 'i18next'

/** Why something failed, in words for the person who did it. */
export function reasonOf(err: unknown): string {
  if (!(err instanceof ApiError)) return i18next.t('failure.unexpected')
  if (err.status === 0) return i18next.t('failure.unreachable')
  if (err.status === 403) return i18next.t('failure.forbidden')
  if (err.status === 404) return i18next.t('failure.notFound')
  if (err.status === 409 || err.status === 412) return i18next.t('failure.conflict')
  if (err.status === 429) return i18next.t('failure.rateLimited')
  if (err.status === 400 || err.status === 422) {
    const detail = err.errors.map(({ pointer, message }) => `${pointer.slice(1)} ${message}`).join(', ')
    return i18next.t('failure.invalid', { detail: detail || err.message })
  }
  return i18next.t('failure.unexpected')
}

/** Says that a change was not saved, and why. */
export function tellFailure(err: unknown): void {
  notifications.show({ color: 'red', title: i18next.t('failure.notSaved'), message: reasonOf(err) })
}
