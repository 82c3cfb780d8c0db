import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, Choices } from '../../shared/layout/choice.tsx'
import { PersonSelect } from '../../shared/people/person-select.tsx'
import { priorityLevels, priorityText } from '../../shared/tasks/priority.ts'
import { PriorityMark } from '../../shared/tasks/priority-mark.tsx'
import { statusFilters } from '../../shared/tasks/task-search.ts'
import styles from './filter-bar.module.css'
import { LabelFilter } from './label-filter.tsx'
import type { Filter } from './use-filter.ts'
import { useStatusText } from './use-status-text.ts'

interface Props {
  readonly filter: Filter
}

function StatusFilter({ filter: { search, usualStatus, change } }: Props) {
  const { t } = useTranslation()
  const textOf = useStatusText()
  const name = useId()
  return (
    <Choices label={t('project.facet.status')}>
      {statusFilters.map((status) => (
        <Choice
          key={status}
          type="radio"
          name={name}
          isChosen={status === (search.status ?? usualStatus)}
          choose={() => change({ status: status === usualStatus ? undefined : status })}
        >
          {textOf(status)}
        </Choice>
      ))}
    </Choices>
  )
}

const quickPeople = [undefined, 'me', 'none'] as const

function AssigneeFilter({ filter: { search, change } }: Props) {
  const { t } = useTranslation()
  const name = useId()
  const { assignee } = search
  const isPerson = assignee !== undefined && assignee !== 'me' && assignee !== 'none'
  const texts = { anybody: t('project.anybody'), me: t('project.me'), none: t('project.nobody') }
  return (
    <Choices label={t('project.facet.assignee')}>
      {quickPeople.map((each) => (
        <Choice
          key={each ?? 'anybody'}
          type="radio"
          name={name}
          isChosen={assignee === each}
          choose={() => change({ assignee: each })}
        >
          {texts[each ?? 'anybody']}
        </Choice>
      ))}
      <PersonSelect
        className={styles.person}
        isActive={false}
        size="sm"
        aria-label={t('project.somebody')}
        placeholder={t('project.somebody')}
        // Inside, so that pressing a name is not taken for leaving the menu.
        comboboxProps={{ withinPortal: false }}
        maxDropdownHeight={180}
        value={isPerson ? assignee : null}
        onChange={(id) => change({ assignee: id ?? undefined })}
      />
    </Choices>
  )
}

function PriorityFilter({ filter: { search, change } }: Props) {
  const { t } = useTranslation()
  const { priority = [] } = search
  const toggle = (level: number) => {
    const next = priorityLevels.filter((each) => priority.includes(each) !== (each === level))
    change({ priority: next.length > 0 ? next : undefined })
  }
  return (
    <Choices label={t('project.facet.priority')}>
      {[...priorityLevels].reverse().map((level) => (
        <Choice key={level} type="checkbox" isChosen={priority.includes(level)} choose={() => toggle(level)}>
          <span aria-hidden="true">
            <PriorityMark priority={level} />
          </span>
          {t(priorityText(level))}
        </Choice>
      ))}
    </Choices>
  )
}

export const facets = { status: StatusFilter, assignee: AssigneeFilter, priority: PriorityFilter, label: LabelFilter }
