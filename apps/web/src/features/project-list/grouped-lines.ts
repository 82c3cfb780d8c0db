import type { Task } from '../../shared/api/api.ts'
import type { Line } from '../../shared/tasks/task-lines.ts'
import type { TaskGroup } from './grouping.ts'
import type { GroupedPage } from './walk-groups.ts'
import { progressOf } from './walk-groups.ts'

export interface Heading {
  readonly name: string
  readonly tone?: string
}

interface Shown {
  readonly groups: readonly TaskGroup[]
  readonly pages: readonly GroupedPage[]
  readonly collapsed: ReadonlySet<string>
  readonly groupOf: (task: Task) => string
  /** Null for a list without headings. */
  readonly headingOf: ((group: string) => Heading) | null
  readonly toggle: (group: string) => void
}

/**
 * The tasks that were read, each below the heading where it belongs now. The lines end with the first group that has
 * more to read, so that nothing is ever put in above what is seen. An empty group has no heading.
 */
export function linesOf({ groups, pages, collapsed, groupOf, headingOf, toggle }: Shown): Line[] {
  const tasks = tasksByGroup(pages, groupOf)
  const progress = progressOf(pages)
  const lines: Line[] = []
  for (const { id } of groups) {
    const own = tasks.get(id) ?? []
    const hasEnded = progress.get(id) === null
    const isCollapsed = collapsed.has(id)
    if (headingOf && (own.length > 0 || (isCollapsed && !hasEnded))) {
      const { name, tone } = headingOf(id)
      const count = hasEnded ? own.length : undefined
      lines.push({ id, heading: name, count, isCollapsed, onToggle: () => toggle(id), ...(tone && { tone }) })
    }
    if (isCollapsed) continue
    lines.push(...own.map((task) => ({ task })))
    if (!hasEnded) break
  }
  return lines
}

function tasksByGroup(pages: readonly GroupedPage[], groupOf: (task: Task) => string): Map<string, Task[]> {
  const seen = new Set<string>()
  const byGroup = new Map<string, Task[]>()
  for (const task of pages.flatMap(({ items }) => items)) {
    // A task that went to a later group while this was read is found there again.
    if (seen.has(task.id)) continue
    seen.add(task.id)
    const group = groupOf(task)
    const own = byGroup.get(group)
    if (own) own.push(task)
    else byGroup.set(group, [task])
  }
  return byGroup
}
