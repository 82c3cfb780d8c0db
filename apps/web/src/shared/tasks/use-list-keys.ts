import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { Task } from '../api/api.ts'
import { isTyping } from '../input/is-typing.ts'
import { extendSelection, selectAllShown, toggleSelected } from '../selection/selection.ts'
import { toggleCompleted } from './edit-task.ts'
import type { Line } from './task-lines.ts'
import { nextTaskLine, taskOf } from './task-lines.ts'

interface Keyed {
  readonly list: RefObject<HTMLElement | null>
  readonly lines: readonly Line[]
  /** The line that has the focus or had it last, -1 for none. */
  readonly active: number
  /** Brings a line into view and gives it the focus. */
  readonly goTo: (index: number) => void
}

/** What the keys of a list do, in it and where nothing else has the focus. Enter follows the link by itself. */
export function useListKeys(keyed: Keyed): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !isMeant(event.target, keyed.list.current)) return
      if (onKey(event, keyed)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}

function isMeant(target: EventTarget | null, list: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || isTyping(target)) return false
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return false
  if (list?.contains(target)) return true
  // What is open beside or above the list has keys of its own.
  return !target.closest('aside, [role="menu"], [role="listbox"], [role="toolbar"], [role="grid"]')
}

/** Whether the key means something here. */
function onKey(event: KeyboardEvent, keyed: Keyed): boolean {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.ctrlKey || event.metaKey) {
    if (key !== 'a' || event.shiftKey) return false
    selectAllShown()
    return true
  }
  const step = steps[key]
  if (step) return move(keyed, lineOf(event.target) ?? keyed.active, step, event.shiftKey)
  const task = taskOf(keyed.lines[keyed.active])
  if (!task || event.shiftKey) return false
  return actOn(key, task)
}

const steps: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** The line of a heading that has the focus, which is never the active one. */
const lineOf = (target: EventTarget | null): number | undefined => {
  const line = target instanceof HTMLElement && target.closest<HTMLElement>('[data-line]')
  return line ? Number(line.dataset.line) : undefined
}

function move({ lines, goTo }: Keyed, from: number, step: 1 | -1, isRange: boolean): boolean {
  const to = nextTaskLine(lines, from, from === -1 ? 1 : step)
  if (to === -1) return true
  const [before, after] = [taskOf(lines[from]), taskOf(lines[to])]
  if (isRange && after) extendSelection(before ?? after, after)
  goTo(to)
  return true
}

function actOn(key: string, task: Task): boolean {
  if (key === 'x') toggleSelected(task)
  else if (key === 'e' && task.can.update) void toggleCompleted(task)
  else return false
  return true
}
