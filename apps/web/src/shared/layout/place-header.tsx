import type { ReactNode } from 'react'
import styles from './place-header.module.css'

/** The name of a place, and what can be done with the place as a whole. */
export function PlaceHeader({
  title,
  color,
  children,
}: {
  title: string
  color?: string | null
  children?: ReactNode
}) {
  return (
    <header className={styles.header}>
      {color && <span className={styles.dot} style={{ background: color }} />}
      <h1 title={title}>{title}</h1>
      <div className={styles.tools}>{children}</div>
    </header>
  )
}
