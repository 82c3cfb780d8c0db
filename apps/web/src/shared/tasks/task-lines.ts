import type { ReactNode } from 'react'
import type { Task } from '../api/api.ts'

export interface HeadingLine {
  readonly heading: string
  /** Left out while it is not known. */
  readonly count?: number | undefined
  readonly tone?: string
  /** What tells it from another heading with the same words. */
  readonly id?: string
  readonly isCollapsed?: boolean
  /** With it, the heading opens and closes what is below. */
  readonly onToggle?: () => void
}

export interface TaskLine {
  readonly task: Task
  readonly project?: string | undefined
}

/** Anything else that has its place among the tasks. */
export interface OtherLine {
  readonly id: string
  readonly content: ReactNode
}

/** A heading, a task below it, or something else. */
export type Line = HeadingLine | TaskLine | OtherLine

export const taskOf = (line: Line | undefined): Task | undefined => (line && 'task' in line ? line.task : undefined)

export const keyOf = (line: Line | undefined, index: number): string => {
  if (!line) return String(index)
  if ('task' in line) return line.task.id
  return 'heading' in line ? `heading-${line.id ?? line.heading}` : line.id
}

export const lineOfTask = (lines: readonly Line[], id: string | null): number =>
  id === null ? -1 : lines.findIndex((line) => taskOf(line)?.id === id)

/** The next line with a task in a direction; from -1 the first one. */
export function nextTaskLine(lines: readonly Line[], from: number, step: 1 | -1): number {
  for (let index = from + step; index >= 0 && index < lines.length; index += step) {
    if (taskOf(lines[index])) return index
  }
  return -1
}

/** Who stands nearest to a task that is gone: the one that came after it, otherwise the one before. */
export function neighbourOf(id: string, before: readonly Line[], now: readonly Line[]): string | null {
  const place = lineOfTask(before, id)
  const present = new Set(now.flatMap((line) => taskOf(line)?.id ?? []))
  const isPresent = (line: Line) => present.has(taskOf(line)?.id ?? '')
  const neighbour = before.slice(place + 1).find(isPresent) ?? before.slice(0, Math.max(place, 0)).findLast(isPresent)
  return taskOf(neighbour)?.id ?? null
}
