import { Menu } from '@mantine/core'
import { IconArrowsMaximize, IconCopy, IconDots, IconHash, IconLink, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { useOpenTask } from './panel-place.tsx'
import { copyText, deleteTask, duplicateTask } from './task-deeds.ts'
import styles from './task-panel.module.css'

interface Props {
  readonly task: Task
  readonly close: () => void
  readonly isPage: boolean
}

const icon = { size: 16, stroke: 1.6 } as const

/** What can be done with a task as a whole. */
export function TaskMenu({ task, close, isPage }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = useOpenTask()
  const params = { taskId: task.id }
  const remove = async () => {
    if (await deleteTask(task)) close()
  }
  const duplicate = async () => {
    const copy = await duplicateTask(task)
    if (copy) open(copy.id)
  }
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className={styles.tool} aria-label={t('panel.actions')}>
          <IconDots size={18} stroke={1.6} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLink {...icon} />}
          onClick={() => void copyText(new URL(`/tasks/${task.id}`, location.origin).href)}
        >
          {t('panel.copyLink')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHash {...icon} />} onClick={() => void copyText(task.key)}>
          {t('panel.copyKey')}
        </Menu.Item>
        {!isPage && (
          <Menu.Item
            leftSection={<IconArrowsMaximize {...icon} />}
            onClick={() => void navigate({ to: '/tasks/$taskId', params, search: {} })}
          >
            {t('panel.fullPage')}
          </Menu.Item>
        )}
        {task.can.update && (
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void duplicate()}>
            {t('panel.duplicate')}
          </Menu.Item>
        )}
        {task.can.delete && (
          <>
            <Menu.Divider />
            <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={() => void remove()}>
              {t('panel.delete')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
