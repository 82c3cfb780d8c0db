import { Button } from '@mantine/core'
import { answerOf } from '@millrace/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import { Confirm } from '../../shared/layout/confirm.tsx'
import { Row, Rows, Section } from '../../shared/layout/section.tsx'
import { useMe } from '../../shared/people/me.ts'
import { forgetProject, restoreProject } from '../../shared/projects/project-cache.ts'
import { memberQuery } from '../../shared/projects/project-people.ts'
import type { Project } from '../../shared/projects/projects.ts'
import { offerUndo } from '../../shared/undo/undo.ts'
import { setArchived } from './archive.tsx'
import { leaveProject } from './member-actions.ts'

/** How a project ends: for everybody, or for oneself. */
export function EndSection({ project }: { project: Project }) {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const [asking, ask] = useState<'leave' | 'delete' | null>(null)
  const { data: mine } = useQuery(memberQuery(project.id, me.id))
  const { can, name, archivedAt } = project
  const mayLeave = mine?.can.remove ?? false
  if (!can.update && !can.delete && !mayLeave) return null
  const end = async (work: () => Promise<unknown>) => {
    await work()
    await navigate({ to: '/' })
  }
  return (
    <Section title={t('projectSettings.end')}>
      <Rows label={t('projectSettings.end')}>
        {can.update && (
          <Row title={t('projectSettings.archiveTitle')} detail={t('projectSettings.archiveLead')}>
            <Button variant="default" onClick={() => void setArchived(project, archivedAt === null)}>
              {t(archivedAt === null ? 'projectSettings.archive' : 'projectSettings.unarchive')}
            </Button>
          </Row>
        )}
        {mayLeave && (
          <Row title={t('projectSettings.leaveTitle')} detail={t('projectSettings.leaveLead')}>
            <Button variant="default" onClick={() => ask('leave')}>
              {t('projectSettings.leave')}
            </Button>
          </Row>
        )}
        {can.delete && (
          <Row title={t('projectSettings.deleteTitle')} detail={t('projectSettings.deleteLead')}>
            <Button variant="default" color="red" onClick={() => ask('delete')}>
              {t('projectSettings.delete')}
            </Button>
          </Row>
        )}
      </Rows>
      {asking === 'leave' && (
        <Confirm
          title={t('projectSettings.leaveAsk', { name })}
          action={t('projectSettings.leave')}
          run={() => end(() => leaveProject(project, me.id))}
          close={() => ask(null)}
        >
          {t('projectSettings.leaveText')}
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm
          title={t('projectSettings.deleteAsk', { name })}
          action={t('projectSettings.delete')}
          run={() => end(() => deleteProject(project))}
          close={() => ask(null)}
        >
          {t('projectSettings.deleteText')}
        </Confirm>
      )}
    </Section>
  )
}

async function deleteProject({ id, name }: Project): Promise<void> {
  await answerOf(api.DELETE('/v1/projects/{id}', { params: { path: { id } } }))
  forgetProject(id)
  offerUndo({ title: i18next.t('projectSettings.deleted', { name }), undo: () => restoreProject(id) })
}
