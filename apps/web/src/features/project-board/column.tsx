import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './board.module.css'
import { ColumnBody } from './column-body.tsx'
import { ColumnHeading } from './column-heading.tsx'
import type { BoardColumn } from './column-windows.ts'
import type { BoardView } from './move-card.ts'

interface Props {
  readonly view: BoardView
  readonly column: BoardColumn
  readonly boardReadAt: number
  /** Whether it is in view or next to it; the cards of others do not exist. */
  readonly isNear: boolean
  readonly mayAdd: boolean
  readonly isBoardEmpty: boolean
}

/** A column by its name; its cards once it comes near. */
export const Column = memo(function Column(props: Props) {
  const { t } = useTranslation()
  const { view, column, isNear } = props
  const label = view.isFiltered ? column.name : `${column.name}, ${t('board.count', { count: column.count })}`
  return (
    <section className={styles.column} aria-label={label} data-column={column.id}>
      {isNear ? (
        <ColumnBody {...props} />
      ) : (
        <ColumnHeading column={column} count={view.isFiltered ? null : column.count} />
      )}
    </section>
  )
})
