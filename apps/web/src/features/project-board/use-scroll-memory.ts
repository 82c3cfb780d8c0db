import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useState } from 'react'
import type { Cards } from './column-windows.ts'

interface Memory {
  /** Cards by position, also those whose window was dropped: what was measured of them still holds. */
  readonly ids: string[]
  initialOffset: number
  initialMeasurementsCache: VirtualItem[]
}

const memories = new Map<string, Memory>()
const kept = 400

/** A column that went out of view, or a board that somebody comes back to, stands where it stood. */
export function useScrollMemory(name: string, { start, tasks }: Cards) {
  const [memory] = useState<Memory>(
    () => memories.get(name) ?? { ids: [], initialOffset: 0, initialMeasurementsCache: [] },
  )
  const getItemKey = useMemo(() => {
    for (const [index, { id }] of tasks.entries()) memory.ids[start + index] = id
    return (index: number) => tasks[index - start]?.id ?? memory.ids[index] ?? index
  }, [memory, start, tasks])
  return { memory, getItemKey }
}

/** Remembers where a column stands when it goes. */
export function useKeepScroll(name: string, memory: Memory, virtual: Virtualizer<HTMLDivElement, Element>): void {
  useEffect(() => () => keep(name, memory, virtual), [name, memory, virtual])
}

function keep(name: string, memory: Memory, virtual: Virtualizer<HTMLDivElement, Element>): void {
  memory.initialOffset = virtual.scrollOffset ?? 0
  memory.initialMeasurementsCache = virtual.takeSnapshot()
  memories.delete(name)
  memories.set(name, memory)
  const [oldest] = memories.keys()
  if (memories.size > kept && oldest !== undefined) memories.delete(oldest)
}
