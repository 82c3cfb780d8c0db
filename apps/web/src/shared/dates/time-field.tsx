import type { KeyboardEvent } from 'react'
import { useRef, useState } from 'react'
import styles from './date-field.module.css'

interface Props {
  readonly label: string
  /** HH:MM, or empty for none. */
  readonly value: string
  readonly onChange: (time: string) => void
  readonly autoFocus?: boolean
}

/** A time of day, told when it is finished: on Enter, or when the field is left. Escape takes back what was typed. */
export function TimeField({ label, value, onChange, autoFocus = false }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const finish = () => {
    const isHalf = input.current?.validity.badInput
    if (!isHalf && typed !== null && typed !== value) onChange(typed)
    setTyped(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish()
    if (event.key !== 'Escape' || typed === null) return
    event.stopPropagation()
    setTyped(null)
  }
  return (
    <input
      ref={input}
      type="time"
      className={styles.time}
      aria-label={label}
      value={typed ?? value}
      // biome-ignore lint/a11y/noAutofocus: appears where somebody has just asked for it.
      autoFocus={autoFocus}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  )
}
