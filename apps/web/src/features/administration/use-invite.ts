import { ApiError } from '@millrace/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonOf, tellFailure } from '../../shared/notices/notices.tsx'
import type { Role } from './deployment-role-select.tsx'
import { invite } from './invitations.ts'
import type { Recipient } from './parse-recipients.ts'

/** What came of inviting an address. */
export type Outcome = { readonly isDone: true } | { readonly isDone: false; readonly reason: string }

interface Invite {
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly isRunning: boolean
  /** Invites one after the other; answers how many were. */
  readonly run: (recipients: readonly Recipient[], role: Role) => Promise<number>
}

/** Invites several people and keeps what came of each. */
export function useInvite(): Invite {
  const { t } = useTranslation()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [isRunning, setRunning] = useState(false)
  const keep = (email: string, outcome: Outcome) => setOutcomes((before) => new Map([...before, [email, outcome]]))
  const run = async (recipients: readonly Recipient[], role: Role) => {
    setRunning(true)
    let count = 0
    for (const { email, name } of recipients) {
      try {
        await invite({ email, role, ...(name !== null && { name }) })
        keep(email, { isDone: true })
        count += 1
      } catch (err) {
        const isTaken = err instanceof ApiError && err.status === 409
        keep(email, { isDone: false, reason: isTaken ? t('admin.invitations.taken') : reasonOf(err) })
        if (stopsAll(err)) {
          tellFailure(err)
          break
        }
      }
    }
    setRunning(false)
    return count
  }
  return { outcomes, isRunning, run }
}

/** Whether the next one would fail for the same reason. */
const stopsAll = (err: unknown) =>
  !(err instanceof ApiError) || err.code === 'second-factor-required' || err.status === 0 || err.status === 403
