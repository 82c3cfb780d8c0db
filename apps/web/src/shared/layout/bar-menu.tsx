import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { Suspense } from 'react'
import styles from './bar-menu.module.css'

interface Props {
  readonly label: string
  readonly icon?: ReactNode
  /** How much of it is in use; the button shows it. */
  readonly count?: number
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  readonly isAtEnd?: boolean
  readonly children: ReactNode
}

/** A button in the bar above a view, and what it opens. Where there is little room the icon stands for its name. */
export function BarMenu({ label, icon, count = 0, isOpen, setOpen, isAtEnd = false, children }: Props) {
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position={isAtEnd ? 'bottom-end' : 'bottom-start'}
      offset={6}
      width={288}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.button}
          data-active={count > 0 || undefined}
          data-icon={icon !== undefined || undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {icon}
          <span className={styles.label}>{label}</span>
          {count > 0 && <span className={styles.count}>{count}</span>}
          <svg viewBox="0 0 16 16" className={styles.arrow} aria-hidden="true">
            <path d="m5 6.500 3 3 3-3" />
          </svg>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label={label}>
        <Suspense fallback={<div className={styles.waiting} />}>{children}</Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
