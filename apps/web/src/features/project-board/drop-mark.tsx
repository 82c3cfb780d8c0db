import type { VirtualItem } from '@tanstack/react-virtual'
import styles from './board.module.css'
import type { Cards } from './column-windows.ts'
import { useDropPlace } from './drag-state.ts'

interface Props {
  readonly columnId: string
  readonly cards: Cards
  readonly measured: readonly VirtualItem[]
  readonly gap: number
}

/** A line between two cards, where the dragged one would go. */
export function DropMark({ columnId, cards: { start, tasks }, measured, gap }: Props) {
  const place = useDropPlace(columnId)
  if (!place) return null
  const at = (id: string | null) => measured[start + tasks.findIndex((task) => task.id === id)]
  const top =
    place.beforeId === null ? (at(place.afterId)?.end ?? 0) + gap / 2 : (at(place.beforeId)?.start ?? 0) - gap / 2
  return <div className={styles.mark} style={{ transform: `translateY(${top}px)` }} />
}
