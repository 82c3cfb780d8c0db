import type { EventType } from '@millrace/contract'
import type { Changes } from '../../platform/events/changes.ts'
import type { NewEvent } from '../../platform/events/record.ts'
import type { ServiceAccountPatch, ServiceAccountRecord } from './service-account.ts'

const about = (type: EventType, { id, version }: Pick<ServiceAccountRecord, 'id' | 'version'>) =>
  ({ type, subjectType: 'service-account', subjectId: id, subjectVersion: version, projectId: null }) as const

export const serviceAccountCreated = (created: ServiceAccountRecord): NewEvent => {
  const { clientId, name, permissions } = created
  return { ...about('service-account.created', created), after: { clientId, name, permissions } }
}

/** One event for one change; disabling and enabling name it, whatever else changed with them. */
export function serviceAccountChanged(changed: ServiceAccountRecord, changes: Changes<ServiceAccountPatch>): NewEvent {
  const { disabledAt } = changes.after
  const otherwise = disabledAt === undefined ? 'service-account.updated' : 'service-account.enabled'
  return { ...about(disabledAt ? 'service-account.disabled' : otherwise, changed), ...changes }
}

/** Nothing of the secret, neither the old nor the new one. */
export const secretRotated = (before: ServiceAccountRecord, after: ServiceAccountRecord): NewEvent => ({
  ...about('service-account.secret-rotated', after),
  before: { secretChangedAt: before.secretChangedAt },
  after: { secretChangedAt: after.secretChangedAt },
})

export const serviceAccountDeleted = (deleted: ServiceAccountRecord): NewEvent => {
  const { id, version, clientId, name, permissions } = deleted
  return {
    ...about('service-account.deleted', { id, version: version + 1 }),
    before: { clientId, name, permissions },
  }
}
