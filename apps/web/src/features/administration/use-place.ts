import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'

const route = getRouteApi('/admin')

/**
 * What is searched for and what is open stand in the address: a link leads there, back closes a dialog, and who had to
 * confirm the second factor meanwhile finds it open again.
 */
export function usePlace() {
  const { open = null, find = '' } = route.useSearch()
  const navigate = useNavigate()
  const show = useCallback(
    (id: string) => void navigate({ to: '.', search: (before: object) => ({ ...before, open: id }) }),
    [navigate],
  )
  const close = useCallback(
    () => void navigate({ to: '.', search: ({ open: _closed, ...rest }: { open?: string }) => rest, replace: true }),
    [navigate],
  )
  const search = useCallback(
    (text: string) =>
      void navigate({
        to: '.',
        search: ({ find: _before, ...rest }: { find?: string }) => (text === '' ? rest : { ...rest, find: text }),
        replace: true,
      }),
    [navigate],
  )
  return { open, show, close, find, search }
}
