import type { EventType } from '@millrace/contract'
import type { Changes } from '../../platform/events/changes.ts'
import type { NewEvent } from '../../platform/events/record.ts'
import type { ProjectRecord } from './project.ts'

/** The project as it is after the change that the event tells of. */
type Subject = Pick<ProjectRecord, 'id' | 'version'>

/** What happened to a project or to something that belongs to it. */
export interface Happening extends Partial<Changes<object>> {
  readonly type: Extract<EventType, `project.${string}`>
}

export const projectEvent = ({ id, version }: Subject, { type, before, after }: Happening): NewEvent => ({
  type,
  subjectType: 'project',
  subjectId: id,
  subjectVersion: version,
  projectId: id,
  ...(before && { before }),
  ...(after && { after }),
})

export const projectCreated = (project: ProjectRecord): NewEvent => {
  const { key, name, description, color, isInbox } = project
  return projectEvent(project, { type: 'project.created', after: { key, name, description, color, isInbox } })
}

interface Member {
  readonly id: string
  readonly kind: 'user' | 'team'
}

/** Says of which member, column or label the changed fields are. */
const about = (name: string, id: string, change: Partial<Changes<object>>): Partial<Changes<object>> => ({
  ...(change.before && { before: { [name]: id, ...change.before } }),
  ...(change.after && { after: { [name]: id, ...change.after } }),
})

export const memberHappening = (
  type: 'project.member-added' | 'project.member-updated' | 'project.member-removed',
  { id, kind }: Member,
  change: Partial<Changes<object>>,
): Happening => ({ type, ...about(kind === 'user' ? 'userId' : 'teamId', id, change) })

export const columnHappening = (
  type: 'project.column-created' | 'project.column-updated' | 'project.column-deleted',
  columnId: string,
  change: Partial<Changes<object>>,
): Happening => ({ type, ...about('columnId', columnId, change) })

export const labelHappening = (
  type: 'project.label-created' | 'project.label-updated' | 'project.label-deleted',
  labelId: string,
  change: Partial<Changes<object>>,
): Happening => ({ type, ...about('labelId', labelId, change) })
