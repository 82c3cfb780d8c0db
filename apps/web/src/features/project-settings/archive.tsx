import { Button } from '@mantine/core'
import { answerOf } from '@millrace/client'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import type { Project } from '../../shared/projects/projects.ts'
import { columnsQuery, labelsQuery, putProject } from '../../shared/projects/projects.ts'
import { refreshTasks } from '../../shared/tasks/task-cache.ts'
import styles from './project-settings.module.css'

/** Makes a project one that can only be read, or brings it back. Either can be undone. */
export async function setArchived({ id }: Project, archived: boolean): Promise<void> {
  try {
    const project = await answerOf(api.PATCH('/v1/projects/{id}', { params: { path: { id } }, body: { archived } }))
    putProject(project)
    tell({
      title: i18next.t(archived ? 'projectSettings.archived' : 'projectSettings.unarchived', { name: project.name }),
      action: { name: i18next.t('app.undo'), run: () => void setArchived(project, !archived) },
    })
    // What may be done with everything in it has changed too.
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: columnsQuery(id).queryKey }),
      queryClient.invalidateQueries({ queryKey: labelsQuery(id).queryKey }),
      refreshTasks(id),
    ])
  } catch (err) {
    tellFailure(err)
  }
}

/** Says why nothing can be changed. */
export function ArchivedNote({ project }: { project: Project }) {
  const { t } = useTranslation()
  if (project.archivedAt === null) return null
  return (
    <div className={styles.note} role="note">
      <p>{t('projectSettings.archivedNote')}</p>
      {project.can.update && (
        <Button variant="default" size="xs" onClick={() => void setArchived(project, false)}>
          {t('projectSettings.unarchive')}
        </Button>
      )}
    </div>
  )
}
