import { answerOf } from '@millrace/client'
import type { KeyboardEvent, RefObject } from 'react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { api } from '../../shared/api/api.ts'
import { useDraft } from '../../shared/input/draft.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import styles from './add-card.module.css'
import type { BoardColumn } from './column-windows.ts'
import type { BoardView } from './move-card.ts'
import { showNewCard } from './move-card.ts'
import { useWaitingTitles } from './use-waiting-titles.ts'

interface Props {
  readonly view: BoardView
  readonly column: BoardColumn
  /** Whether the end of the column, where the card goes, is on the board already. */
  readonly isEndLoaded: boolean
  readonly scroller: RefObject<HTMLElement | null>
}

const longestTitle = 500

/** Adds cards to the end of a column, one line after the other. */
export function AddCard({ view, column, isEndLoaded, scroller }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const [added, setAdded] = useState<readonly Task[]>([])
  const draft = useDraft(`card:${column.id}`, '')
  const save = async (title: string) => {
    const task = await createCard(view.projectId, column.id, title)
    if (!task) return false
    showNewCard(view, task)
    if (!isEndLoaded) setAdded((now) => [...now, task])
    requestAnimationFrame(() => isEndLoaded && scroller.current?.scrollTo({ top: scroller.current.scrollHeight }))
    return true
  }
  const { waiting, isSaving, add, send, leave } = useWaitingTitles(`card:${column.id}`, save)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      setOpen(false)
      requestAnimationFrame(() => opener.current?.focus())
    }
    const title = draft.text.trim()
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (title === '') return
    add(title)
    draft.forget()
  }
  return (
    <div className={styles.add}>
      {added.length > 0 && !isEndLoaded && (
        <ul className={styles.lines} aria-label={t('board.addedBelow')}>
          {added.slice(-3).map(({ id, key, title }) => (
            <li key={id}>
              <span>{key}</span>
              <a href={`/tasks/${id}`} data-task={id} dir="auto">
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
      {waiting.length > 0 && (
        <ul className={styles.lines} aria-label={t('board.waiting')}>
          {waiting.map((title, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same title.
            <li key={`${index} ${title}`} data-saving={isSaving(title) || undefined}>
              <b dir="auto">{title}</b>
              {!isSaving(title) && (
                <>
                  <button type="button" onClick={() => void send(title)}>
                    {t('app.retry')}
                  </button>
                  <button type="button" onClick={() => leave(title)}>
                    {t('board.discard')}
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for the field.
          autoFocus
          className={styles.field}
          value={draft.text}
          maxLength={longestTitle}
          placeholder={t('board.titleOfCard')}
          aria-label={t('board.add', { column: column.name })}
          onChange={({ target }) => draft.write(target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => draft.text === '' && setOpen(false)}
          dir="auto"
        />
      ) : (
        <button
          ref={opener}
          type="button"
          className={styles.open}
          aria-label={t('board.add', { column: column.name })}
          onClick={() => setOpen(true)}
        >
          {t('board.addCard')}
        </button>
      )}
    </div>
  )
}

async function createCard(projectId: string, columnId: string, title: string): Promise<Task | null> {
  try {
    return await answerOf(api.POST('/v1/tasks', { body: { projectId, columnId, title } }))
  } catch (err) {
    tellFailure(err)
    return null
  }
}
