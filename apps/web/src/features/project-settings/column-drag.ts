import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import type { Edge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import type { RefObject } from 'react'
import { useEffect, useState } from 'react'
import type { Column } from '../../shared/projects/projects.ts'

type Ref = RefObject<HTMLElement | null>

/** Lets a line be taken by its handle, and shows above or below it where another one would be dropped. */
export function useColumnDrag(line: Ref, handle: Ref, { id, can }: Column) {
  const [isDragging, setDragging] = useState(false)
  const [edge, setEdge] = useState<Edge | null>(null)
  const isMovable = can.update
  useEffect(() => {
    if (!line.current || !handle.current || !isMovable) return
    const element = line.current
    return combine(
      draggable({
        element,
        dragHandle: handle.current,
        getInitialData: () => ({ settingsColumn: id }),
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => 'settingsColumn' in source.data && source.data.settingsColumn !== id,
        getData: ({ input }) =>
          attachClosestEdge({ settingsColumn: id }, { element, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    )
  }, [line, handle, id, isMovable])
  return { isDragging, edge }
}

/** Moves the dragged column to where it was dropped; the page scrolls along at its edges. */
export function useColumnDrops(
  list: Ref,
  columns: readonly Column[] | undefined,
  move: (column: Column, place: number) => void,
): void {
  useEffect(() =>
    monitorForElements({
      canMonitor: ({ source }) => 'settingsColumn' in source.data,
      onDrop: ({ source, location }) => {
        const target = location.current.dropTargets[0]
        const column = columns?.find(({ id }) => id === source.data.settingsColumn)
        if (!column || !target || !columns) return
        const others = columns.filter(({ id }) => id !== column.id)
        const place = others.findIndex(({ id }) => id === target.data.settingsColumn)
        move(column, place + Number(extractClosestEdge(target.data) === 'bottom'))
      },
    }),
  )
  const isThere = columns !== undefined
  useEffect(() => {
    const element = isThere ? scrollerOf(list.current) : null
    if (!element) return
    return autoScrollForElements({ element, canScroll: ({ source }) => 'settingsColumn' in source.data })
  }, [list, isThere])
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let each = element; each; each = each.parentElement) {
    if (getComputedStyle(each).overflowY === 'auto') return each
  }
  return null
}
