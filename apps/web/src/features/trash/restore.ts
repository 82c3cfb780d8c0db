import i18next from 'i18next'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import { refreshProjects, restoreProject } from '../../shared/projects/project-cache.ts'
import type { Project } from '../../shared/projects/projects.ts'

/** Brings a project back with everything in it, and says so; `open` leads to it. */
export async function bringBack({ id, name }: Project, open: () => void): Promise<void> {
  try {
    await restoreProject(id)
  } catch (err) {
    tellFailure(err)
    // Somebody else may have been faster.
    void refreshProjects()
    return
  }
  tell({
    title: i18next.t('trash.projectRestored', { name }),
    action: { name: i18next.t('trash.openProject'), run: open },
  })
}
