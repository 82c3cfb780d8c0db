import { ApiError } from '@millrace/client'
import i18next from 'i18next'
import { tell, tellFailure } from './notices.tsx'

/** Tells why something was not saved; `rule` says it in words where the server knows of only one rule against it. */
export function tellRefusal(err: unknown, rule: string): void {
  const isRule = err instanceof ApiError && (err.code === 'rule-violated' || err.code === 'conflict')
  if (isRule) tell({ title: i18next.t('failure.notSaved'), message: rule, isFailure: true })
  else tellFailure(err)
}
