import { useTranslation } from 'react-i18next'
import styles from './board.module.css'
import type { BoardColumn } from './column-windows.ts'

interface Props {
  readonly column: BoardColumn
  /** Null while it is not known. */
  readonly count: number | null
  /** Whether there are more than those that are known. */
  readonly isMore?: boolean
}

/** The name of a column, how many cards it holds, and whether those are too many. */
export function ColumnHeading({ column, count, isMore = false }: Props) {
  const { t, i18n } = useTranslation()
  const { name, status, wipLimit } = column
  const isOver = wipLimit !== null && column.count > wipLimit
  return (
    <h2 className={styles.heading} data-status={status}>
      <i />
      <span className={styles.name} dir="auto" title={name}>
        {name}
      </span>
      <span className={styles.count}>
        {count?.toLocaleString(i18n.language)}
        {isMore && '+'}
      </span>
      {wipLimit !== null && (
        <span className={styles.limit} data-over={isOver || undefined}>
          {t(isOver ? 'board.over' : 'board.limit', { count: column.count, limit: wipLimit })}
        </span>
      )}
    </h2>
  )
}
