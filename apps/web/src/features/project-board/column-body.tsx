import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../shared/layout/states.tsx'
import { AddCard } from './add-card.tsx'
import styles from './board.module.css'
import { CardSkeletons } from './board-skeleton.tsx'
import { CardList } from './card-list.tsx'
import { ColumnHeading } from './column-heading.tsx'
import type { BoardColumn } from './column-windows.ts'
import { useColumn } from './column-windows.ts'
import type { BoardView } from './move-card.ts'

interface Props {
  readonly view: BoardView
  readonly column: BoardColumn
  readonly boardReadAt: number
  readonly mayAdd: boolean
  readonly isBoardEmpty: boolean
}

/** What is in a column that is near the view. With a filter, its number is known as far as it has been read. */
export function ColumnBody({ view, column, boardReadAt, mayAdd, isBoardEmpty }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const query = useColumn({ ...view, column, boardReadAt })
  const { cards, data, error, hasNextPage } = query
  const isThere = data !== undefined
  const known = cards.start + cards.tasks.length
  const count = view.isFiltered ? known : column.count
  const isMore = view.isFiltered && hasNextPage
  return (
    <>
      <ColumnHeading column={column} count={isThere ? count : null} isMore={isMore} />
      <CardList view={view} column={column} query={query} count={count} scroller={scroller}>
        {error && !isThere && <Failure error={error} retry={() => void query.refetch()} />}
        {!(error || isThere) && <CardSkeletons />}
        {isThere && known === 0 && (
          <p className={styles.empty}>{t(emptyText(view.isFiltered, isBoardEmpty, mayAdd))}</p>
        )}
      </CardList>
      {mayAdd && <AddCard view={view} column={column} isEndLoaded={isThere && !hasNextPage} scroller={scroller} />}
    </>
  )
}

function emptyText(isFiltered: boolean, isBoardEmpty: boolean, mayAdd: boolean) {
  if (isFiltered) return 'board.nothingMatches'
  if (!mayAdd) return 'board.noCards'
  return isBoardEmpty ? 'board.emptyBoard' : 'board.empty'
}
