import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface Props {
  /** "Actions for Ada". */
  readonly label: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** The three dots at the end of a line, and what else can be done with it. Put `Menu.Item`s into it. */
export function RowMenu({ label, className, children }: Props) {
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <button type="button" className={className} aria-label={label}>
          <IconDots size={16} stroke={1.8} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
