import { ApiError } from '@millrace/client'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import styles from './notices.module.css'
import { askForSecondFactor } from './step-up.ts'

/** Why something failed, in words for the person who did it. */
export function reasonOf(err: unknown): string {
  if (!(err instanceof ApiError)) return i18next.t('failure.unexpected')
  if (err.code === 'second-factor-required') return i18next.t('failure.secondFactor')
  if (err.status === 0) return i18next.t('failure.unreachable')
  if (err.status === 403) return i18next.t('failure.forbidden')
  if (err.status === 404) return i18next.t('failure.notFound')
  if (err.status === 412) return i18next.t('failure.conflict')
  if (err.status === 429) return i18next.t('failure.rateLimited')
  if (err.status === 400 || err.status === 409 || err.status === 422) {
    const detail = err.errors.map(({ pointer, message }) => `${pointer.replace(/^\//, '')} ${message}`).join(', ')
    return i18next.t('failure.invalid', { detail: detail || err.message })
  }
  return i18next.t('failure.unexpected')
}

interface Notice {
  readonly title: string
  readonly message?: ReactNode
  readonly isFailure?: boolean
  /** One thing that can be done about it, such as undo. */
  readonly action?: { readonly name: string; readonly run: () => void }
}

/**
 * Tells in a corner of the screen what happened; the result hides it before its time. The library for it is loaded
 * with the first notice.
 */
export function tell({ title, message, action, isFailure = false }: Notice): () => void {
  const id = crypto.randomUUID()
  const library = import('@mantine/notifications')
  void library.then(({ notifications }) => {
    const run = () => {
      notifications.hide(id)
      action?.run()
    }
    notifications.show({
      id,
      title,
      ...(isFailure && { color: 'red' }),
      autoClose: action ? 10_000 : 6000,
      closeButtonProps: { 'aria-label': i18next.t('app.close') },
      message: (
        <span className={styles.notice}>
          <span>{message}</span>
          {action && (
            <button type="button" onClick={run}>
              {action.name}
            </button>
          )}
        </span>
      ),
    })
  })
  return () => void library.then(({ notifications }) => notifications.hide(id))
}

/** Says that a change was not saved, and why; leads to the second factor where that is what is missing. */
export function tellFailure(err: unknown): void {
  if (err instanceof ApiError && err.code === 'second-factor-required') askForSecondFactor()
  else tell({ title: i18next.t('failure.notSaved'), message: reasonOf(err), isFailure: true })
}
