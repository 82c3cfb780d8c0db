import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../shared/input/draft.ts'
import styles from './add-card.module.css'

interface Props {
  /** Under which what is typed is kept. */
  readonly name: string
  readonly label: string
  readonly add: (title: string) => void
  /** Escape: the person wants to go back. */
  readonly close: () => void
  /** The person has gone elsewhere and left nothing in the field. */
  readonly leave: () => void
}

const longestTitle = 500

/** A line for the title of a card: Enter adds it and begins the next. */
export function CardField({ name, label, add, close, leave }: Props) {
  const { t } = useTranslation()
  const { text, write, forget } = useDraft(name, '')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    }
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (text.trim() === '') return
    add(text.trim())
    forget()
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person has just asked for the field.
      autoFocus
      className={styles.field}
      value={text}
      maxLength={longestTitle}
      placeholder={t('board.titleOfCard')}
      aria-label={label}
      onChange={({ target }) => write(target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => text === '' && leave()}
      dir="auto"
    />
  )
}
