import { memo } from 'react'
import type { Task } from '../../shared/api/api.ts'
import { Avatar } from '../../shared/people/avatar.tsx'
import { SelectBox } from '../../shared/selection/select-box.tsx'
import { useIsSelected } from '../../shared/selection/selection.ts'
import { DueDate } from '../../shared/tasks/due-date.tsx'
import { LabelDots } from '../../shared/tasks/label-dots.tsx'
import { PriorityMark } from '../../shared/tasks/priority-mark.tsx'
import { StatusCircle } from '../../shared/tasks/status-circle.tsx'
import styles from './card.module.css'

interface Props {
  readonly task: Task
  readonly label: string
  readonly isDragged: boolean
}

/**
 * One card. It listens to nothing and its link is a plain one: the board opens what is clicked, for all of them. In a new
 * tab the link leads to the task's own page.
 */
export const Card = memo(function Card({ task, label, isDragged }: Props) {
  const isSelected = useIsSelected(task.id)
  return (
    <div
      className={styles.card}
      data-card={task.id}
      data-completed={task.status === 'completed' || undefined}
      data-selected={isSelected || undefined}
      data-dragged={isDragged || undefined}
    >
      <span className={styles.top}>
        <StatusCircle task={task} />
        <span className={styles.key}>{task.key}</span>
        <span className={styles.select}>
          <SelectBox task={task} />
        </span>
        {task.assigneeId !== null && <Avatar id={task.assigneeId} />}
      </span>
      <a
        href={`/tasks/${task.id}`}
        className={styles.title}
        data-task={task.id}
        draggable={false}
        aria-label={label}
        aria-describedby="board-hint"
        dir="auto"
      >
        {task.title}
      </a>
      {hasMarks(task) && (
        <span className={styles.foot}>
          {task.priority > 0 && <PriorityMark priority={task.priority} />}
          <DueDate task={task} />
          {task.labelIds.length > 0 && <LabelDots task={task} />}
        </span>
      )}
    </div>
  )
})

const hasMarks = ({ priority, dueOn, dueAt, labelIds }: Task) =>
  priority > 0 || dueOn !== null || dueAt !== null || labelIds.length > 0
