import { useEffect } from 'react'

const application = 'Millrace'

/** Names the place in the title of the window, which is what history, bookmarks and tabs show. */
export function useTitle(name: string | undefined): void {
  useEffect(() => {
    document.title = name ? `${name} · ${application}` : application
    return () => {
      document.title = application
    }
  }, [name])
}
