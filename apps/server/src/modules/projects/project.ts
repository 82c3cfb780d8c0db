import type { ProjectRole, TaskStatus } from '@millrace/contract'
import { rankBetween } from '../../platform/rank/rank.ts'

/** How an actor stands to a project: what every permission in it is decided from. */
export interface ProjectStanding {
  readonly role: ProjectRole
  readonly archived: boolean
  readonly isInbox: boolean
  readonly deleted: boolean
}

/** A project with the actor's standing in it. */
export interface ProjectRecord extends ProjectStanding {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly description: string
  readonly color: string | null
  readonly floorTaskId: string
  readonly version: number
  readonly createdBy: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly archivedAt: Date | null
  readonly deletedAt: Date | null
}

/** Every inbox has this key, so no other project may. */
export const inboxKey = 'INBOX'
const longestKey = 10
const fallbackKey = 'PROJECT'

/** A key out of a name: the initials of several words, the beginning of a single one. */
export function suggestKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}|['’]/gu, '')
    .toUpperCase()
    .match(/[A-Z0-9]+/g)
  if (!words) return fallbackKey
  const short = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] as string)
  const key = (/^[A-Z]/.test(short) ? short : `P${short}`).slice(0, 5)
  return key.length > 1 ? key : `${key}1`
}

/** Keys to try in this order: the base itself, then with a number that keeps it within ten characters. */
export function keyCandidates(base: string, count = 1000): string[] {
  const numbered = Array.from({ length: count - 1 }, (_, index) => {
    const suffix = String(index + 2)
    return base.slice(0, longestKey - suffix.length) + suffix
  })
  return [base, ...numbered].filter((key) => key !== inboxKey)
}

export interface NewColumn {
  readonly name: string
  readonly status: TaskStatus
  readonly rank: string
}

/** The board that a project begins with: a column for each status. */
export function defaultColumns(): NewColumn[] {
  const first = rankBetween(null, null)
  const second = rankBetween(first, null)
  return [
    { name: 'To do', status: 'pending', rank: first },
    { name: 'In progress', status: 'in-progress', rank: second },
    { name: 'Done', status: 'completed', rank: rankBetween(second, null) },
  ]
}
