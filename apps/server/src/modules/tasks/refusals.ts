import type { ProjectRole } from '@millrace/contract'
import type { AppError } from '../../platform/errors/app-error.ts'
import { forbidden, notFound, ruleViolated } from '../../platform/errors/app-error.ts'
import { roleIncludes } from '../access/index.ts'

/** What may stop a write; a check that was not needed is true or left out. */
interface Checks {
  readonly role: ProjectRole | null
  readonly archived: boolean
  readonly assigneeFits?: boolean
  readonly labelsFit?: boolean
  readonly parentFits?: boolean
  readonly columnFits?: boolean
}

/** Why the actor may not change tasks of a project where they have that role; null when they may. */
export function editRefusal({ role, archived }: Pick<Checks, 'role' | 'archived'>): AppError | null {
  if (role === null) return notFound()
  if (!roleIncludes(role, 'editor')) return forbidden(`Changing tasks needs the role editor; yours here is ${role}.`)
  if (!archived) return null
  return ruleViolated('The project is archived, so nothing in it can be changed. Take it out of the archive first.')
}

/** Refuses a change of tasks in a project where the actor has that role. */
export function assertMayEdit(standing: Pick<Checks, 'role' | 'archived'>): void {
  const refused = editRefusal(standing)
  if (refused) throw refused
}

/** The first check that failed, as the error that tells the person what to do; null when all held. */
export function refusalOf(checks: Checks): AppError | null {
  if (checks.assigneeFits === false) {
    return ruleViolated(
      'The assignee is not a person in the project. Add them to it, or choose a member; programs are assigned nothing.',
      '/assigneeId',
    )
  }
  if (checks.labelsFit === false) return ruleViolated('A label is not one of the project.', '/labelIds')
  if (checks.parentFits === false) {
    return ruleViolated(
      'The parent must be another task of the same project, and not one of its own subtasks.',
      '/parentId',
    )
  }
  if (checks.columnFits === false) {
    return ruleViolated('The column is not one of the project, or does not have the given status.', '/columnId')
  }
  return null
}
