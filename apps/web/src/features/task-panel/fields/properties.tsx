import { Select } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status, Task } from '../../../shared/api/api.ts'
import { useMe } from '../../../shared/people/me.ts'
import { PersonSelect } from '../../../shared/people/person-select.tsx'
import { priorityLevels, priorityText } from '../../../shared/tasks/priority.ts'
import { statuses } from '../../../shared/tasks/status.ts'
import type { Edit } from '../use-edit.ts'
import styles from './fields.module.css'
import { ParentField } from './parent-field.tsx'
import { ColumnField, ProjectField } from './place-fields.tsx'
import { fieldLook, Property, reachable } from './property.tsx'
import { TaskLabels } from './task-labels.tsx'

const DateTimeField = lazy(() =>
  import('../../../shared/dates/date-time-field.tsx').then(({ DateTimeField }) => ({ default: DateTimeField })),
)

interface Props {
  readonly task: Task
  readonly edit: Edit
}

/** The fields of a task that are chosen, each saved as soon as it is. */
export function Properties({ task, edit }: Props) {
  const { t } = useTranslation()
  const look = { ...fieldLook, readOnly: !task.can.update }
  return (
    <section className={styles.properties} aria-label={t('panel.properties')}>
      <Property name={t('panel.status')}>
        <Select
          {...look}
          aria-label={t('panel.status')}
          allowDeselect={false}
          value={task.status}
          data={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => status && void edit({ status: status as Status })}
        />
      </Property>
      <Property name={t('panel.assignee')}>
        <PersonSelect
          {...look}
          aria-label={t('panel.assignee')}
          clearable={task.can.update}
          clearButtonProps={{ 'aria-label': t('panel.unassign'), ...reachable }}
          placeholder={t('panel.nobody')}
          value={task.assigneeId}
          onChange={(assigneeId) => assigneeId !== task.assigneeId && void edit({ assigneeId })}
        />
      </Property>
      <Dates task={task} edit={edit} />
      <Property name={t('panel.priority')}>
        <Select
          {...look}
          aria-label={t('panel.priority')}
          allowDeselect={false}
          value={String(task.priority)}
          data={priorityLevels.map((level) => ({ value: String(level), label: t(priorityText(level)) }))}
          onChange={(priority) => void edit({ priority: Number(priority) })}
        />
      </Property>
      <Property name={t('panel.labels')}>
        <TaskLabels task={task} edit={edit} />
      </Property>
      <Property name={t('panel.column')}>
        <ColumnField task={task} edit={edit} />
      </Property>
      <Property name={t('panel.project')}>
        <ProjectField task={task} />
      </Property>
      <Property name={t('panel.parent')}>
        <ParentField task={task} edit={edit} />
      </Property>
    </section>
  )
}

/** The start is asked for on demand: most tasks have none. */
function Dates({ task, edit }: Props) {
  const { t } = useTranslation()
  const { timeZone } = useMe()
  const [isAsked, setAsked] = useState(false)
  const hasStart = task.startOn !== null || task.startAt !== null
  const common = { timeZone, readOnly: !task.can.update, clearable: true }
  return (
    <Suspense fallback={<div className={styles.waiting} />}>
      <Property name={t('panel.due')}>
        <DateTimeField
          {...common}
          label={t('panel.due')}
          on={task.dueOn}
          at={task.dueAt}
          onChange={({ on, at }) => void edit({ dueOn: on, dueAt: at })}
        />
      </Property>
      <Property name={t('panel.start')}>
        {hasStart || isAsked || !task.can.update ? (
          <DateTimeField
            {...common}
            label={t('panel.start')}
            on={task.startOn}
            at={task.startAt}
            onChange={({ on, at }) => void edit({ startOn: on, startAt: at })}
          />
        ) : (
          <button type="button" className={styles.ask} onClick={() => setAsked(true)}>
            {t('panel.noStart')}
          </button>
        )}
      </Property>
    </Suspense>
  )
}
