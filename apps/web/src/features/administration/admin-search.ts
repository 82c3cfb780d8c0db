export interface AdminSearch {
  /** What is open in a dialog: `new`, or the id of what is listed. */
  open?: string
  /** What the names in the list begin with; among dead letters, the queue. */
  find?: string
}

const maxLength = 200

/** What the address of a page of administration says. */
export function adminSearch({ open, find }: Record<string, unknown>): AdminSearch {
  const text = typeof find === 'string' || typeof find === 'number' ? String(find).slice(0, maxLength) : ''
  return {
    ...(typeof open === 'string' && /^[0-9a-z][0-9a-zA-Z.-]{2,39}$/.test(open) && { open }),
    ...(text.trim() !== '' && { find: text }),
  }
}
