import { useRef, useState } from 'react'
import { useDraft } from '../../shared/input/draft.ts'

/** Titles that were entered and are not saved yet; kept on this device, so that a failure loses none. */
export function useWaitingTitles(name: string, save: (title: string) => Promise<boolean>) {
  const { text, write } = useDraft(`${name}:waiting`, '')
  const [saving, setSaving] = useState<readonly string[]>([])
  // Several answers may come between two renders.
  const titles = useRef(text)
  const set = (next: readonly string[]) => {
    titles.current = next.join('\n')
    write(titles.current)
  }
  const list = () => titles.current.split('\n').filter((title) => title !== '')
  const leave = (title: string) => set(list().toSpliced(list().indexOf(title), 1))
  const send = async (title: string) => {
    setSaving((now) => [...now, title])
    const isSaved = await save(title)
    setSaving((now) => now.toSpliced(now.indexOf(title), 1))
    if (isSaved) leave(title)
  }
  const add = (title: string) => {
    set([...list(), title])
    void send(title)
  }
  const waiting = text.split('\n').filter((title) => title !== '')
  return { waiting, isSaving: (title: string) => saving.includes(title), add, send, leave }
}
