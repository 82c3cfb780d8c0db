import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { dateIn } from '../../shared/dates/dates.ts'
import { useMe } from '../../shared/people/me.ts'
import { usePerson } from '../../shared/people/people.ts'
import { projectPeopleQuery } from '../../shared/projects/project-people.ts'
import { columnsQuery, labelsQuery } from '../../shared/projects/projects.ts'
import { priorityText } from '../../shared/tasks/priority.ts'
import type { TaskFilter } from '../../shared/tasks/task-queries.ts'
import type { Heading } from './grouped-lines.ts'
import type { Facts, TaskGroup } from './grouping.ts'
import { groupings, none, others } from './grouping.ts'
import type { ListGroup } from './list-search.ts'

export interface UsedGrouping {
  readonly groups: readonly TaskGroup[]
  readonly groupOf: (task: Task) => string
  readonly headingOf: ((group: string) => Heading) | null
}

const all = 'all'
const ungrouped: UsedGrouping = { groups: [{ id: all, filter: {} }], groupOf: () => all, headingOf: null }

/** The groups of a project's list; undefined until it is known what there is to group by. */
export function useGrouping(projectId: string, by: ListGroup | undefined, base: TaskFilter) {
  const { facts, names, error } = useFacts(projectId, by, base)
  const nameOf = useNameOf(names)
  const grouping = useMemo((): UsedGrouping | undefined => {
    if (by === undefined) return ungrouped
    if (!facts) return undefined
    const { groups, groupOf } = groupings[by]
    return {
      groups: groups(base, facts),
      groupOf: (task) => groupOf(task, facts),
      headingOf: (group) => ({ name: nameOf(by, group), ...(by === 'due' && { tone: group }) }),
    }
  }, [by, facts, base, nameOf])
  return { grouping, error }
}

function useFacts(projectId: string, by: ListGroup | undefined, { assignee }: TaskFilter) {
  const me = useMe()
  const columns = useQuery({ ...columnsQuery(projectId), enabled: by === 'column' })
  const labels = useQuery({ ...labelsQuery(projectId), enabled: by === 'label' })
  const people = useQuery({ ...projectPeopleQuery(projectId), enabled: by === 'assignee' })
  const isPerson = by === 'assignee' && assignee !== undefined && assignee !== 'me' && assignee !== none
  const chosen = usePerson(isPerson ? assignee : null)
  const today = dateIn(me.timeZone)
  const known = { column: columns, label: labels, assignee: people }[by as string]
  const isKnown = known === undefined || known.data !== undefined
  const facts = useMemo((): Facts | undefined => {
    if (!isKnown) return undefined
    const idsOf = (items: readonly { id: string }[] | undefined) => items?.map(({ id }) => id) ?? []
    return {
      columnIds: idsOf(columns.data),
      labelIds: idsOf(labels.data),
      personIds: [...new Set([me.id, ...idsOf(people.data), ...(isPerson ? [assignee] : [])])],
      meId: me.id,
      timeZone: me.timeZone,
      today,
    }
  }, [isKnown, columns.data, labels.data, people.data, me.id, me.timeZone, isPerson, assignee, today])
  const names = useMemo(() => {
    const named = [...(columns.data ?? []), ...(labels.data ?? []), ...(people.data ?? []), ...(chosen ? [chosen] : [])]
    return new Map([...named, me].map(({ id, name }) => [id, name]))
  }, [columns.data, labels.data, people.data, chosen, me])
  return { facts, names, error: known?.error ?? null }
}

function useNameOf(names: ReadonlyMap<string, string>) {
  const { t } = useTranslation()
  return useMemo(() => {
    const fixed: Partial<Record<ListGroup, (group: string) => string>> = {
      status: (group) => t(`status.${group as Task['status']}`),
      priority: (group) => t(priorityText(Number(group))),
      due: (group) => (group === 'completed' ? t('status.completed') : t(`due.${group as 'none'}`)),
    }
    const without = { label: t('project.withoutLabel'), assignee: t('project.nobody') } as Partial<
      Record<ListGroup, string>
    >
    return (by: ListGroup, group: string): string => {
      if (group === none && without[by] !== undefined) return without[by]
      if (group === others) return t('project.formerMembers')
      return fixed[by]?.(group) ?? names.get(group) ?? ''
    }
  }, [t, names])
}
