import i18next from 'i18next'
import type { ReactNode } from 'react'
import { isTyping } from '../input/is-typing.ts'
import { tell, tellFailure } from '../notices/notices.tsx'

interface Undoable {
  /** What was done: "3 tasks deleted". */
  readonly title: string
  readonly message?: ReactNode
  readonly undo: () => Promise<unknown>
}

interface Offer {
  readonly until: number
  readonly take: () => void
}

const milliseconds = 60_000
/** What can be undone by key; the last one first. */
let offers: readonly Offer[] = []

/** Says what was done and offers to undo it, in the notice and for a minute by Ctrl or ⌘ with z. */
export function offerUndo({ title, message, undo }: Undoable): void {
  const take = () => {
    offers = offers.filter((each) => each !== offer)
    hide()
    void undo().catch(tellFailure)
  }
  const offer: Offer = { until: Date.now() + milliseconds, take }
  const hide = tell({ title, message, action: { name: i18next.t('app.undo'), run: take } })
  offers = [...offers, offer].filter(({ until }) => until > Date.now()).slice(-20)
  // The same function is added once however often.
  window.addEventListener('keydown', listen)
}

/** Undoes what was done last; false when that is too long ago. */
function undoLast(): boolean {
  const last = offers.findLast(({ until }) => until > Date.now())
  last?.take()
  return last !== undefined
}

function listen(event: KeyboardEvent): void {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z'
  // A field undoes what was typed by itself.
  if (!isUndo || event.defaultPrevented || isTyping(event.target)) return
  if (undoLast()) event.preventDefault()
}
