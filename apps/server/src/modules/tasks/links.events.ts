import type { NewEvent } from '../../platform/events/record.ts'
import type { LinkRecord } from './link.ts'

/** The task on whose page a link was made or removed, as that left it. */
export interface LinkedTask {
  readonly id: string
  readonly projectId: string
  readonly version: number
}

const task = ({ id, projectId, version }: LinkedTask) =>
  ({ subjectType: 'task', subjectId: id, subjectVersion: version, projectId }) as const

const linkOf = ({ id, kind, direction, taskId }: LinkRecord) => ({ link: { id, kind, direction, taskId } })

export const taskLinked = (changed: LinkedTask, link: LinkRecord): NewEvent => ({
  type: 'task.linked',
  ...task(changed),
  after: linkOf(link),
})

export const taskUnlinked = (changed: LinkedTask, link: LinkRecord): NewEvent => ({
  type: 'task.unlinked',
  ...task(changed),
  before: linkOf(link),
})
