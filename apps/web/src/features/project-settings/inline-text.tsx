import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import styles from './inline-text.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly placeholder?: string
  readonly inputMode?: 'text' | 'numeric'
  readonly isReadOnly: boolean
  /** Whether a text may be saved. One that may not is given up for the saved one. */
  readonly accepts?: (text: string) => boolean
  /** False keeps what was typed in the field, to be mended. */
  readonly save: (text: string) => Promise<boolean>
}

const notEmpty = (text: string) => text.trim() !== ''

/** A text that is changed where it stands: Enter or leaving it saves, Escape gives the change up. */
export function InlineText({ label, value, isReadOnly, accepts = notEmpty, save, ...input }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isRefused, setRefused] = useState(false)
  const finish = async () => {
    if (typed === null) return
    const text = typed.trim()
    const isSaved = text === value || !accepts(text) || (await save(text))
    setRefused(!isSaved)
    if (isSaved) setTyped(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') void finish()
    if (event.key !== 'Escape' || typed === null) return
    event.stopPropagation()
    setTyped(null)
    setRefused(false)
  }
  return (
    <input
      {...input}
      type="text"
      className={styles.text}
      dir="auto"
      aria-label={label}
      aria-invalid={isRefused || undefined}
      readOnly={isReadOnly}
      value={typed ?? value}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => void finish()}
      onKeyDown={onKeyDown}
    />
  )
}
