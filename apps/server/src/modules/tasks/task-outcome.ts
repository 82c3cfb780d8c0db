import type { ProjectRole } from '@millrace/contract'
import { notFound } from '../../platform/errors/app-error.ts'
import { stale } from '../../platform/errors/assert-version.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { assertMayEdit } from './refusals.ts'
import type { TaskAnswer } from './task.ts'
import { taskView } from './task.ts'

/** The task after a write of one statement, and what the statement found when it did not change it. */
export interface TaskOutcome {
  readonly json: string
  readonly version: number
  readonly projectId: string
  readonly role: ProjectRole | null
  readonly archived: boolean
  readonly versionMatches: boolean
}

/** Refuses what the actor may not know of or change, and a task that is not at the demanded version. */
export function assertAllowed(outcome: TaskOutcome | undefined): asserts outcome is TaskOutcome {
  if (!outcome) throw notFound()
  assertMayEdit(outcome)
  if (!outcome.versionMatches) throw stale(outcome.version)
}

/** The answer with a living task that the actor was allowed to change. */
export function answerWith(
  actor: Actor,
  id: string,
  { json, version, projectId, role }: Pick<TaskOutcome, 'json' | 'version' | 'projectId' | 'role'>,
): TaskAnswer {
  const { letter, suffix } = taskView(actor, { role: role ?? 'viewer', archived: false, deleted: false })
  return { id, projectId, version, body: json + suffix, view: letter }
}
