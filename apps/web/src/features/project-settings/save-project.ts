import { answerOf, ifMatch } from '@millrace/client'
import { api } from '../../shared/api/api.ts'
import type { Saved } from '../../shared/api/save-on-top.ts'
import { saveOnTop } from '../../shared/api/save-on-top.ts'
import { putProject } from '../../shared/projects/project-cache.ts'
import type { Project } from '../../shared/projects/projects.ts'
import { refreshTasks, renewTasks } from '../../shared/tasks/task-cache.ts'

export type ProjectChange = Partial<Pick<Project, 'name' | 'key' | 'description' | 'color'>>

/** Saves settings of a project on top of what the person saw. A new key gives every task another one. */
export async function saveProject(base: Project, change: ProjectChange): Promise<Saved<Project>> {
  const path = { id: base.id }
  const saved = await saveOnTop(base, change, {
    write: (version) =>
      answerOf(api.PATCH('/v1/projects/{id}', { params: { path, header: ifMatch(version) }, body: change })),
    read: () => answerOf(api.GET('/v1/projects/{id}', { params: { path } })),
  })
  putProject(saved.saved ? saved.value : saved.theirs)
  if (saved.saved && change.key !== undefined) {
    void refreshTasks()
    void renewTasks()
  }
  return saved
}
