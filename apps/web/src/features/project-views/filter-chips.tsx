import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePerson } from '../../shared/people/people.ts'
import { labelsQuery } from '../../shared/projects/projects.ts'
import { priorityText } from '../../shared/tasks/priority.ts'
import { filterCount } from '../../shared/tasks/task-search.ts'
import styles from './filter-bar.module.css'
import type { Filter } from './use-filter.ts'
import { useStatusText } from './use-status-text.ts'

/** The filters that are active, each to be taken away. */
export function FilterChips({ filter }: { filter: Filter }) {
  const { t } = useTranslation()
  const textOfStatus = useStatusText()
  const { search, change, clear } = filter
  const { text, status, assignee, priority = [], label = [] } = search
  const without = <Value,>(values: readonly Value[], gone: Value) => {
    const left = values.filter((each) => each !== gone)
    return left.length > 0 ? left : undefined
  }
  return (
    <ul className={styles.chips} aria-label={t('project.activeFilters')}>
      {text !== undefined && (
        <Chip name={t('project.quoted', { text })} remove={() => change({ text: undefined })}>
          {t('project.quoted', { text })}
        </Chip>
      )}
      {status !== undefined && (
        <Chip name={textOfStatus(status)} remove={() => change({ status: undefined })}>
          {textOfStatus(status)}
        </Chip>
      )}
      {assignee !== undefined && <PersonChip assignee={assignee} remove={() => change({ assignee: undefined })} />}
      {priority.map((level) => (
        <Chip key={level} name={t(priorityText(level))} remove={() => change({ priority: without(priority, level) })}>
          {t(priorityText(level))}
        </Chip>
      ))}
      {label.map((id) => (
        <LabelChip key={id} projectId={filter.projectId} id={id} remove={() => change({ label: without(label, id) })} />
      ))}
      <li>
        <button type="button" className={styles.clear} onClick={clear}>
          {t('project.clear', { count: filterCount(search) })}
        </button>
      </li>
    </ul>
  )
}

function PersonChip({ assignee, remove }: { assignee: string; remove: () => void }) {
  const { t } = useTranslation()
  const person = usePerson(assignee === 'me' || assignee === 'none' ? null : assignee)
  const fixed = { me: t('project.assignedToMe'), none: t('project.nobody') }[assignee]
  const name = fixed ?? person?.name ?? t('project.facet.assignee')
  return (
    <Chip name={name} remove={remove}>
      {name}
    </Chip>
  )
}

function LabelChip({ projectId, id, remove }: { projectId: string; id: string; remove: () => void }) {
  const { t } = useTranslation()
  const { data: labels } = useQuery(labelsQuery(projectId))
  const label = labels?.find((each) => each.id === id)
  // A link that was sent on may name a label that is gone.
  const name = label?.name ?? t(labels ? 'project.goneLabel' : 'project.facet.label')
  return (
    <Chip name={name} remove={remove}>
      {label && <span className={styles.dot} style={{ background: label.color }} />}
      {name}
    </Chip>
  )
}

interface ChipProps {
  readonly name: string
  readonly remove: () => void
  readonly children: ReactNode
}

function Chip({ name, remove, children }: ChipProps) {
  const { t } = useTranslation()
  return (
    <li>
      <button type="button" className={styles.chip} aria-label={t('project.removeFilter', { name })} onClick={remove}>
        <span className={styles.chipText} dir="auto">
          {children}
        </span>
        <IconX size={13} stroke={1.8} aria-hidden="true" />
      </button>
    </li>
  )
}
