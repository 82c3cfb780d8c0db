import type { KeyboardEvent, RefObject } from 'react'
import { useState } from 'react'
import { caretPlace } from './caret-place.ts'
import type { Mentionable } from './mentionable.ts'
import { useMentionable } from './mentionable.ts'

interface Asked {
  /** Where the `@` stands. */
  readonly start: number
  readonly typed: string
  readonly place: { left: number; bottom: number }
}

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly projectId: string
  readonly choose: (start: number, end: number, person: Mentionable) => void
}

/** An `@` at the beginning of a word asks for a person: arrow keys go through the list, Enter chooses. */
export function useMention({ field, projectId, choose }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [current, setCurrent] = useState(0)
  const people = useMentionable(projectId, asked?.typed ?? null)
  /** Looks at what stands before the caret. */
  const look = () => {
    const element = field.current
    if (!element) return
    const before = element.value.slice(0, element.selectionStart)
    const typed = /(?:^|[\s(])@((?:[^\s@][^@\n]{0,60})?)$/.exec(before)?.[1]
    const start = before.length - (typed?.length ?? 0) - 1
    setCurrent(0)
    setAsked(typed === undefined ? null : { start, typed, place: caretPlace(element, start) })
  }
  const close = () => setAsked(null)
  const take = (person: Mentionable | undefined) => {
    if (!asked || !person) return
    choose(asked.start, asked.start + 1 + asked.typed.length, person)
    close()
  }
  /** True when the key was meant for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!asked || people.length === 0) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setCurrent((current + step + people.length) % people.length)
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) take(people[current])
    else if (event.key === 'Escape') close()
    else return false
    event.preventDefault()
    return true
  }
  return { people: asked ? people : [], place: asked?.place, current, look, close, take, onKey }
}

export type MentionChoice = ReturnType<typeof useMention>
