import type { Status } from '../api/api.ts'

/** How a status is drawn; whoever shows it says what it means. */
export function StatusMark({ status }: { status: Status }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.25" />
      {status === 'completed' && <path d="m5.200 8.200 2 2 3.700-4.200" />}
      {status === 'in-progress' && <path d="M8 4.750a3.250 3.250 0 0 1 0 6.500z" data-fill />}
    </svg>
  )
}
