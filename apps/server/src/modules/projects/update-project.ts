import type { Project, UpdateProject } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { violatesUnique } from '../../platform/database/database-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { changesOf } from '../../platform/events/changes.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { rekeyTasks } from '../tasks/index.ts'
import { refreshProjectAccess } from './access.store.ts'
import { keyTaken } from './create-project.ts'
import type { ProjectRecord } from './project.ts'
import { inboxKey } from './project.ts'
import { projectEvent } from './projects.events.ts'
import { assertNotArchived, assertNotInbox, assertProjectRole } from './projects.policy.ts'
import { lockProject, updateProjectRow } from './projects.store.ts'
import { toProject } from './wire.ts'

type Uses = Pick<Ctx, 'db' | 'clock' | 'newId'>

interface Input {
  readonly id: string
  readonly patch: UpdateProject
  readonly requiredVersion: number | null
}

/**
 * Changes a project's settings; owners only. A new key renames every task of the project with it. Emits
 * `project.updated`, and `task.updated` for each task that is renamed.
 */
export function updateProject(ctx: Uses, actor: Actor, { id, patch, requiredVersion }: Input): Promise<Project> {
  const work = async (tx: Transaction) => {
    const project = await lockProject(tx, actor, id)
    assertProjectRole(project, 'owner', 'change its settings')
    assertVersion(project.version, requiredVersion)
    const now = ctx.clock.now()
    const change = changesOf<ProjectRecord>(project, settingsOf(patch, project, now))
    if (!change) return toProject(actor, project)
    assertMayChange(project, change.after)
    const next: ProjectRecord = { ...project, ...change.after, version: project.version + 1, updatedAt: now }
    await store(ctx, tx, actor, project, next)
    await record(ctx, tx, actor, projectEvent(next, { type: 'project.updated', ...change }))
    return toProject(actor, { ...next, archived: next.archivedAt !== null })
  }
  return writeOnce(ctx, actor, work, () => [id])
}

const settingsOf = ({ archived, ...settings }: UpdateProject, project: ProjectRecord, now: Date) => ({
  ...settings,
  ...(archived !== undefined && { archivedAt: archived ? (project.archivedAt ?? now) : null }),
})

function assertMayChange(project: ProjectRecord, fields: Partial<ProjectRecord>): void {
  if ('name' in fields) assertNotInbox(project, 'renamed', '/name')
  if ('key' in fields) assertNotInbox(project, 'given another key', '/key')
  if ('archivedAt' in fields) assertNotInbox(project, 'archived', '/archived')
  else assertNotArchived(project)
}

async function store(ctx: Uses, tx: Transaction, actor: Actor, project: ProjectRecord, next: ProjectRecord) {
  if (next.key !== project.key && next.key === inboxKey) throw keyTaken(next.key)
  try {
    await updateProjectRow(tx, project.id, next, next.updatedAt)
  } catch (err) {
    throw violatesUnique(err, 'projects_key_key') ? keyTaken(next.key) : err
  }
  if (next.key !== project.key) await rekeyTasks(ctx, tx, actor, next)
  if (next.archivedAt !== project.archivedAt) await refreshProjectAccess(tx, [project.id])
}
