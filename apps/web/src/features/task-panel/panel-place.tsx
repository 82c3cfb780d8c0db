import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { createContext, useCallback, useContext } from 'react'

/** Whether a task is shown as a page of its own, or beside a list. */
export const IsPage = createContext(false)

/** Opens another task in the same way as this one is shown. */
export function useOpenTask(): (id: string) => void {
  const isPage = useContext(IsPage)
  const navigate = useNavigate()
  return useCallback(
    (id: string) => {
      if (isPage) void navigate({ to: '/tasks/$taskId', params: { taskId: id }, search: {} })
      else void navigate({ to: '.', search: (before: object) => ({ ...before, task: id }) })
    },
    [isPage, navigate],
  )
}

interface Props {
  readonly id: string
  readonly className?: string | undefined
  readonly title?: string
  readonly children: ReactNode
}

/** A link that opens another task in the same way as this one is shown. */
export function TaskLink({ id, children, ...rest }: Props) {
  const isPage = useContext(IsPage)
  if (isPage) {
    return (
      <Link to="/tasks/$taskId" params={{ taskId: id }} search={{}} dir="auto" {...rest}>
        {children}
      </Link>
    )
  }
  return (
    <Link to="." search={(before: object) => ({ ...before, task: id })} dir="auto" {...rest}>
      {children}
    </Link>
  )
}
