import { useCallback, useState } from 'react'
import { writerOf } from '../api/page-person.ts'

/** What somebody writes is shown to them alone, also where several people use one browser. */
const keyOf = (name: string) => `millrace-draft:${writerOf()}:${name}`

interface Draft {
  readonly text: string
  /** Whether it differs from what is saved. */
  readonly isChanged: boolean
  readonly write: (text: string) => void
  /** Shows what is saved again: after saving, or to give the draft up. */
  readonly forget: () => void
}

/** Text that is being written, kept on this device until it is saved or given up. */
export function useDraft(name: string, saved: string): Draft {
  const [text, setText] = useState(() => readDraft(name))
  const write = useCallback(
    (next: string) => {
      setText(next)
      keepDraft(name, next === saved ? null : next)
    },
    [name, saved],
  )
  const forget = useCallback(() => {
    setText(null)
    keepDraft(name, null)
  }, [name])
  return { text: text ?? saved, isChanged: text !== null && text !== saved, write, forget }
}

/** Whether something unsaved is kept by this name. */
export const hasDraft = (name: string): boolean => readDraft(name) !== null

/** Whether the person has anything unsaved in this browser. */
export const hasDrafts = (): boolean => ownKeys().length > 0

/** Leaves nothing of what the person wrote in this browser. */
export function forgetDrafts(): void {
  for (const key of ownKeys()) localStorage.removeItem(key)
}

const ownKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(keyOf('')))

/** Text that is kept by this name, for what keeps more than one text. */
export const readDraft = (name: string): string | null => localStorage.getItem(keyOf(name))

/** A browser that is full or keeps nothing must not stop anybody from typing. */
export function keepDraft(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(keyOf(name))
    else localStorage.setItem(keyOf(name), text)
  } catch (err) {
    if (!(err instanceof DOMException)) throw err
  }
}
