import type { RefObject } from 'react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { useUnsentTasks } from '../../shared/tasks/use-unsent-tasks.ts'
import styles from './add-card.module.css'
import { CardField } from './card-field.tsx'
import type { BoardColumn } from './column-windows.ts'
import type { BoardView } from './move-card.ts'
import { showNewCard } from './move-card.ts'
import { UnsentCards } from './unsent-cards.tsx'

interface Props {
  readonly view: BoardView
  readonly column: BoardColumn
  /** Whether the end of the column, where the card goes, is on the board already. */
  readonly isEndLoaded: boolean
  readonly scroller: RefObject<HTMLElement | null>
}

/** Adds cards to the end of a column, one line after the other. */
export function AddCard({ view, column, isEndLoaded, scroller }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const [added, setAdded] = useState<readonly Task[]>([])
  const show = (task: Task) => {
    showNewCard(view, task)
    if (!isEndLoaded) setAdded((now) => [...now, task])
    requestAnimationFrame(() => isEndLoaded && scroller.current?.scrollTo({ top: scroller.current.scrollHeight }))
  }
  const { unsent, add, retry, leave } = useUnsentTasks(`card:${column.id}`, show)
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const label = t('board.add', { column: column.name })
  return (
    <div className={styles.add}>
      {added.length > 0 && !isEndLoaded && <AddedBelow tasks={added.slice(-3)} />}
      <UnsentCards unsent={unsent} retry={retry} leave={leave} />
      {isOpen ? (
        <CardField
          name={`card:${column.id}`}
          label={label}
          add={(title) => add({ projectId: view.projectId, columnId: column.id, title })}
          close={close}
          leave={() => setOpen(false)}
        />
      ) : (
        <button ref={opener} type="button" className={styles.open} aria-label={label} onClick={() => setOpen(true)}>
          {t('board.addCard')}
        </button>
      )}
    </div>
  )
}

/** Cards that were added to an end of the column that is not on the board. */
function AddedBelow({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.lines} aria-label={t('board.addedBelow')}>
      {tasks.map(({ id, key, title }) => (
        <li key={id}>
          <span>{key}</span>
          <a href={`/tasks/${id}`} data-task={id} dir="auto">
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
