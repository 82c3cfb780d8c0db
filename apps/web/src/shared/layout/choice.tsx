import type { ReactNode } from 'react'
import styles from './choice.module.css'

interface ChoicesProps {
  readonly label: string
  readonly children: ReactNode
}

/** What can be chosen of one matter, below its name. */
export function Choices({ label, children }: ChoicesProps) {
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  )
}

interface Props {
  readonly type: 'checkbox' | 'radio'
  readonly name?: string
  readonly isChosen: boolean
  readonly choose: () => void
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

/** One line to choose: the whole line can be pressed. */
export function Choice({ type, name, isChosen, choose, isDisabled = false, children }: Props) {
  return (
    <label className={styles.choice}>
      <input type={type} name={name} checked={isChosen} disabled={isDisabled} onChange={choose} />
      {children}
    </label>
  )
}
