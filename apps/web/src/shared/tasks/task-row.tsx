import { IconCornerDownRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../api/api.ts'
import { useLongPress } from '../input/long-press.ts'
import { Avatar } from '../people/avatar.tsx'
import { SelectBox } from '../selection/select-box.tsx'
import { toggleSelected, useIsSelected, useSelected } from '../selection/selection.ts'
import { DueDate } from './due-date.tsx'
import { LabelDots } from './label-dots.tsx'
import { PriorityMark } from './priority-mark.tsx'
import { StatusCircle } from './status-circle.tsx'
import type { TaskColumn } from './task-columns.ts'
import { usualColumns } from './task-columns.ts'
import { TaskDay } from './task-day.tsx'
import styles from './task-row.module.css'

interface Props {
  readonly task: Task
  readonly project?: string | undefined
  readonly columns?: readonly TaskColumn[]
}

/** One line of a list. The link opens the task beside the list, and as a page in a new tab. */
export const TaskRow = memo(function TaskRow({ task, project, columns = usualColumns }: Props) {
  const isSelected = useIsSelected(task.id)
  const isSelecting = useSelected().size > 0
  const longPress = useLongPress(() => toggleSelected(task))
  const has = (column: TaskColumn) => columns.includes(column)
  return (
    <div
      className={styles.row}
      data-completed={task.status === 'completed' || undefined}
      data-selected={isSelected || undefined}
      data-selecting={isSelecting || undefined}
      {...longPress}
    >
      <span className={styles.select}>
        <SelectBox task={task} />
      </span>
      {has('priority') && <PriorityMark priority={task.priority} />}
      {has('status') && <StatusCircle task={task} />}
      {has('key') && <span className={styles.key}>{task.key}</span>}
      <Title task={task} />
      {has('labels') && <LabelDots task={task} />}
      {project !== undefined && (
        <span className={styles.project} dir="auto">
          {project}
        </span>
      )}
      {has('start') && <TaskDay task={task} column="start" />}
      {has('due') && (
        <span className={styles.due}>
          <DueDate task={task} />
        </span>
      )}
      {has('created') && <TaskDay task={task} column="created" />}
      {has('updated') && <TaskDay task={task} column="updated" />}
      {has('assignee') && <AssigneeMark id={task.assigneeId} />}
    </div>
  )
})

function Title({ task }: { task: Task }) {
  const { t } = useTranslation()
  return (
    <>
      {task.parentId !== null && (
        <IconCornerDownRight className={styles.subtask} role="img" stroke={1.6} aria-label={t('task.subtask')} />
      )}
      <Link
        to="."
        search={(before: object) => ({ ...before, task: task.id })}
        className={styles.title}
        data-task={task.id}
        title={task.title}
        dir="auto"
        // A long press selects; the browser would drag the link.
        draggable={false}
      >
        {task.title}
      </Link>
    </>
  )
}

function AssigneeMark({ id }: { id: string | null }) {
  const { t } = useTranslation()
  return <Avatar id={id} label={(name) => t('task.assignedTo', { name })} />
}
