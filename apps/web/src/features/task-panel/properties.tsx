import { MultiSelect, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status, Task } from '../../shared/api/api.ts'
import { dueDateOf } from '../../shared/dates/dates.ts'
import { useMe } from '../../shared/people/me.ts'
import { peopleQuery } from '../../shared/people/people.ts'
import { labelsQuery } from '../../shared/projects/projects.ts'
import { priorityLevels, priorityText } from '../../shared/tasks/priority.ts'
import styles from './task-panel.module.css'
import type { Edit } from './use-edit.ts'

const statuses: readonly Status[] = ['pending', 'in-progress', 'completed']

/** The fields of a task that are chosen, each saved as soon as it is. */
export function Properties({ task, edit }: { task: Task; edit: Edit }) {
  const { t } = useTranslation()
  const { timeZone } = useMe()
  const { data: people = [] } = useQuery(peopleQuery)
  const { data: labels = [] } = useQuery(labelsQuery(task.projectId))
  const common = {
    variant: 'unstyled',
    readOnly: !task.can.update,
    classNames: { input: styles.field as string },
  } as const
  return (
    <div className={styles.properties}>
      <Property name={t('panel.status')}>
        <Select
          {...common}
          aria-label={t('panel.status')}
          allowDeselect={false}
          value={task.status}
          data={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => status && void edit({ status: status as Status })}
        />
      </Property>
      <Property name={t('panel.assignee')}>
        <Select
          {...common}
          aria-label={t('panel.assignee')}
          searchable
          clearable={task.can.update}
          placeholder={t('panel.nobody')}
          value={task.assigneeId}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(assigneeId) => void edit({ assigneeId })}
        />
      </Property>
      <Property name={t('panel.due')}>
        <input
          type="date"
          className={styles.date}
          aria-label={t('panel.due')}
          readOnly={!task.can.update}
          value={dueDateOf(task, timeZone) ?? ''}
          onChange={({ target }) => void edit({ dueOn: target.value === '' ? null : target.value })}
        />
      </Property>
      <Property name={t('panel.priority')}>
        <Select
          {...common}
          aria-label={t('panel.priority')}
          allowDeselect={false}
          value={String(task.priority)}
          data={priorityLevels.map((level) => ({ value: String(level), label: t(priorityText(level)) }))}
          onChange={(priority) => void edit({ priority: Number(priority) })}
        />
      </Property>
      <Property name={t('panel.labels')}>
        <MultiSelect
          {...common}
          aria-label={t('panel.labels')}
          placeholder={task.labelIds.length === 0 ? t('panel.noLabels') : ''}
          value={task.labelIds}
          data={labels.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(labelIds) => void edit({ labelIds })}
        />
      </Property>
    </div>
  )
}

function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.property}>
      <span aria-hidden="true">{name}</span>
      {children}
    </div>
  )
}
