import type { CreateLink, TaskLink, TaskStatus } from '@millrace/contract'

export type LinkKind = CreateLink['kind']

/** A link as it is seen from one of its tasks. */
export interface LinkRecord {
  readonly id: string
  readonly kind: LinkKind
  readonly direction: TaskLink['direction']
  /** The other task. */
  readonly taskId: string
  readonly key: string
  readonly title: string
  readonly status: TaskStatus
  readonly createdBy: string
  readonly createdAt: Date
}

/**
 * The ends of a link made on the page of `taskId`. A relation has no direction, so it is kept with the smaller id as
 * its source: the same two tasks cannot be related twice. Ids are in lower case.
 */
export const endsOf = (kind: LinkKind, taskId: string, otherId: string): { sourceId: string; targetId: string } =>
  kind === 'relates' && otherId < taskId
    ? { sourceId: otherId, targetId: taskId }
    : { sourceId: taskId, targetId: otherId }

export const toTaskLink = ({
  id,
  kind,
  direction,
  taskId,
  key,
  title,
  status,
  createdBy,
  createdAt,
}: LinkRecord): TaskLink => ({
  id,
  kind,
  direction,
  task: { id: taskId, key, title, status },
  createdBy,
  createdAt: createdAt.toISOString(),
})
