import { IconArrowBackUp, IconTrash, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { deleteTasks, restoreTasks } from '../../shared/bulk/actions.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { clearSelection, useSelected } from '../../shared/selection/selection.ts'
import styles from './bulk-bar.module.css'
import { DueTool } from './due-tool.tsx'
import type { ToolProps } from './field-tools.tsx'
import { AssigneeTool, ColumnTool, PriorityTool, ProjectTool, StatusTool } from './field-tools.tsx'
import { LabelsTool } from './labels-tool.tsx'
import { useBarKeys } from './use-bar-keys.ts'

/** What can be done with the selected tasks, above the end of the place. */
export function BulkBar() {
  const { t } = useTranslation()
  const bar = useRef<HTMLDivElement>(null)
  useBarKeys(bar)
  const tasks = [...useSelected().values()]
  const place = document.getElementById('content')
  if (!place || tasks.length === 0) return null
  return createPortal(
    <div className={styles.place} data-bulk-bar>
      <div ref={bar} className={styles.bar} role="toolbar" aria-label={t('bulk.label')}>
        <Count tasks={tasks} />
        <Tools tasks={tasks} />
        <button type="button" className={styles.clear} aria-label={t('bulk.clear')} onClick={clearSelection}>
          <IconX size={16} stroke={1.6} />
        </button>
      </div>
    </div>,
    place,
  )
}

/** How many there are, and how many of them will be left out. */
function Count({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTranslation()
  const isTrash = tasks.some(({ can }) => can.restore)
  const skipped = tasks.filter(({ can }) => !(isTrash ? can.restore : can.update)).length
  return (
    <output className={styles.count}>
      <b>{t('bulk.selected', { count: tasks.length })}</b>
      {skipped > 0 && <small>{t('bulk.skipped', { count: skipped })}</small>}
      <kbd title={t('shortcuts.bulk')}>.</kbd>
    </output>
  )
}

function Tools({ tasks }: { tasks: readonly Task[] }) {
  const [isRunning, setRunning] = useState(false)
  const act = (work: () => Promise<void>) => {
    if (isRunning) return
    setRunning(true)
    void work()
      .catch(tellFailure)
      .finally(() => setRunning(false))
  }
  const isTrash = tasks.some(({ can }) => can.restore)
  return (
    <div className={styles.tools} aria-busy={isRunning}>
      {isTrash ? <RestoreTool tasks={tasks} act={act} /> : <EditTools tasks={tasks} act={act} />}
    </div>
  )
}

type Act = Omit<ToolProps, 'isDisabled'>

function EditTools({ tasks, act }: Act) {
  const { t } = useTranslation()
  const common = { tasks, act }
  const projectIds = [...new Set(tasks.map(({ projectId }) => projectId))]
  const [projectId] = projectIds
  const cannotUpdate = !tasks.some(({ can }) => can.update)
  const cannotMove = !tasks.some(({ can }) => can.move)
  return (
    <>
      <StatusTool {...common} isDisabled={cannotUpdate} />
      <PriorityTool {...common} isDisabled={cannotUpdate} />
      <AssigneeTool {...common} isDisabled={cannotUpdate} />
      <DueTool {...common} isDisabled={cannotUpdate} />
      <LabelsTool {...common} isDisabled={cannotUpdate} />
      <ProjectTool {...common} isDisabled={cannotMove} />
      {projectIds.length === 1 && projectId && (
        <ColumnTool {...common} isDisabled={cannotUpdate} projectId={projectId} />
      )}
      <button
        type="button"
        className={styles.tool}
        data-tone="danger"
        title={t('bulk.delete')}
        disabled={!tasks.some(({ can }) => can.delete)}
        onClick={() => act(() => deleteTasks(tasks))}
      >
        <IconTrash size={16} stroke={1.6} /> <span>{t('bulk.delete')}</span>
      </button>
    </>
  )
}

function RestoreTool({ tasks, act }: Act) {
  const { t } = useTranslation()
  return (
    <button type="button" className={styles.tool} data-only onClick={() => act(() => restoreTasks(tasks))}>
      <IconArrowBackUp size={16} stroke={1.6} /> <span>{t('bulk.restore')}</span>
    </button>
  )
}
