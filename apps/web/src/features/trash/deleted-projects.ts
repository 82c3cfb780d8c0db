import { answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import i18next from 'i18next'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import type { Project } from '../../shared/projects/projects.ts'
import { refreshTasks } from '../../shared/tasks/task-cache.ts'

interface ProjectPage {
  items: Project[]
  nextCursor: string | null
}

/** The projects that the person deleted or could have, the last deleted first. */
export const deletedProjectsQuery = queryOptions({
  queryKey: ['projects', 'deleted'],
  queryFn: async () => {
    const projects: Project[] = []
    let cursor: string | null = null
    do {
      const query = { deleted: true, limit: 100, ...(cursor !== null && { cursor }) }
      const page: ProjectPage = await answerOf(api.GET('/v1/projects', { params: { query } }))
      projects.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    return projects.sort((one, other) => (other.deletedAt ?? '').localeCompare(one.deletedAt ?? ''))
  },
})

/** Brings a project back with everything in it; `open` leads to it. */
export async function restoreProject({ id, name }: Project, open: () => void): Promise<void> {
  try {
    await answerOf(api.POST('/v1/projects/{id}/restore', { params: { path: { id } } }))
  } catch (err) {
    tellFailure(err)
    return
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['projects'] })
    void queryClient.invalidateQueries({ queryKey: ['project', id] })
    void refreshTasks()
  }
  tell({
    title: i18next.t('trash.projectRestored', { name }),
    action: { name: i18next.t('trash.openProject'), run: open },
  })
}
