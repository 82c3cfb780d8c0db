import type { ReactNode } from 'react'
import styles from './place-header.module.css'
import { useTitle } from './use-title.ts'

/** The name of a place, which is that of the window too, and what can be done with the place as a whole. */
export function PlaceHeader({
  title,
  color,
  children,
}: {
  title: string
  color?: string | null
  children?: ReactNode
}) {
  useTitle(title)
  return (
    <header className={styles.header}>
      {color && <span className={styles.dot} style={{ background: color }} />}
      <h1 title={title}>{title}</h1>
      <div className={styles.tools}>{children}</div>
    </header>
  )
}
