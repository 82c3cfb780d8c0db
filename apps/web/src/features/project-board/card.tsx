import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { Edge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Task } from '../../shared/api/api.ts'
import { Avatar } from '../../shared/people/avatar.tsx'
import { DueDate } from '../../shared/tasks/due-date.tsx'
import { LabelDots } from '../../shared/tasks/label-dots.tsx'
import { PriorityMark } from '../../shared/tasks/priority-mark.tsx'
import styles from './board.module.css'

/** One card. The link opens the task beside the board. */
export function Card({ task, label }: { task: Task; label: string }) {
  const element = useRef<HTMLDivElement>(null)
  const { isDragging, edge } = useDrag(element, task)
  return (
    <div ref={element} className={styles.card} data-dragging={isDragging || undefined} data-edge={edge ?? undefined}>
      <span className={styles.cardTop}>
        <span>{task.key}</span>
        <Avatar id={task.assigneeId} />
      </span>
      <Link
        to="."
        search={(before: object) => ({ ...before, task: task.id })}
        className={styles.cardTitle}
        data-task={task.id}
        draggable={false}
        aria-label={label}
        aria-describedby="board-hint"
        dir="auto"
      >
        {task.title}
      </Link>
      <span className={styles.cardFoot}>
        {task.priority > 0 && <PriorityMark priority={task.priority} />}
        <DueDate task={task} />
        <LabelDots task={task} />
      </span>
    </div>
  )
}

function useDrag(ref: { current: HTMLDivElement | null }, task: Task) {
  const [isDragging, setDragging] = useState(false)
  const [edge, setEdge] = useState<Edge | null>(null)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    return combine(
      draggable({
        element,
        canDrag: () => task.can.move,
        getInitialData: () => ({ task }),
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => 'task' in source.data,
        getData: ({ input }) =>
          attachClosestEdge(
            { cardId: task.id, columnId: task.columnId },
            { element, input, allowedEdges: ['top', 'bottom'] },
          ),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    )
  }, [ref, task])
  return { isDragging, edge }
}
