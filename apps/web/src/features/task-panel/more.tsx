import type { ReactNode } from 'react'
import type { ReadOn } from '../../shared/api/use-read-on.ts'
import { FailedBelow } from '../../shared/layout/failed-below.tsx'
import panel from './task-panel.module.css'

/** Reads on when the person asks for it. */
export function More({ rest, children }: { rest: ReadOn; children: ReactNode }) {
  if (rest.failure !== null) return <FailedBelow error={rest.failure} retry={rest.readOn} />
  if (!rest.hasMore) return null
  return (
    <button type="button" className={panel.more} disabled={rest.isLoadingMore} onClick={rest.readOn}>
      {children}
    </button>
  )
}
