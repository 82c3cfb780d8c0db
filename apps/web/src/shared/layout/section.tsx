import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './section.module.css'

/** A column of sections to read and change one after the other, as settings are. */
export function Sections({ children }: { children: ReactNode }) {
  return <div className={styles.sections}>{children}</div>
}

interface Props {
  /** For an address that leads here, as `/settings#tokens`. */
  readonly id?: string
  readonly title: string
  readonly lead?: ReactNode
  /** Stands beside the title: what can be added. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** One matter of settings: its name, a sentence about it, and what can be changed. */
export function Section({ id, title, lead, action, children }: Props) {
  const heading = useId()
  return (
    <section id={id} className={styles.section} aria-labelledby={heading} tabIndex={id === undefined ? undefined : -1}>
      <header className={styles.heading}>
        <h2 id={heading}>{title}</h2>
        {action}
      </header>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  )
}

interface RowProps {
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly children?: ReactNode
}

/** A line of a section: what it is about on the left, what can be done with it on the right. Put rows into `Rows`. */
export function Row({ title, detail, children }: RowProps) {
  return (
    <li className={styles.row}>
      <span className={styles.about}>
        <span className={styles.title}>{title}</span>
        {detail && <small>{detail}</small>}
      </span>
      <span className={styles.tools}>{children}</span>
    </li>
  )
}

export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  )
}
