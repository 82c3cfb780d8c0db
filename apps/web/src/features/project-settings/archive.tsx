import { Button } from '@mantine/core'
import { answerOf } from '@millrace/client'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { putProject } from '../../shared/projects/project-cache.ts'
import type { Project } from '../../shared/projects/projects.ts'
import { columnsQuery, labelsQuery } from '../../shared/projects/projects.ts'
import { refreshTasks } from '../../shared/tasks/task-cache.ts'
import { offerUndo } from '../../shared/undo/undo.ts'
import styles from './project-settings.module.css'

/** Makes a project one that can only be read, or brings it back. Either can be undone. */
export async function setArchived({ id, name }: Project, archived: boolean): Promise<void> {
  try {
    await saveArchived(id, archived)
    offerUndo({
      title: i18next.t(archived ? 'projectSettings.archived' : 'projectSettings.unarchived', { name }),
      undo: () => saveArchived(id, !archived),
    })
  } catch (err) {
    tellFailure(err)
  }
}

async function saveArchived(id: string, archived: boolean): Promise<void> {
  putProject(await answerOf(api.PATCH('/v1/projects/{id}', { params: { path: { id } }, body: { archived } })))
  // What may be done with everything in it has changed too.
  void queryClient.invalidateQueries({ queryKey: columnsQuery(id).queryKey })
  void queryClient.invalidateQueries({ queryKey: labelsQuery(id).queryKey })
  void refreshTasks(id)
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
