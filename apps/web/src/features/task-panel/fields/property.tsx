import type { ReactNode } from 'react'
import styles from './fields.module.css'

/** A field of the task and its name, which the field says by itself to who does not see it. */
export function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.property}>
      <span aria-hidden="true">{name}</span>
      {children}
    </div>
  )
}

/** The look of every field that is chosen. */
export const fieldLook = {
  variant: 'unstyled',
  classNames: { input: styles.field as string, wrapper: styles.wrapper as string, section: styles.section as string },
} as const

/** The button that empties a field, as the library leaves it, is for the mouse alone. */
export const reachable = { tabIndex: 0, 'aria-hidden': false } as const
