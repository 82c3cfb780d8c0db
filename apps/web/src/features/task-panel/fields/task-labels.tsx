import { MultiSelect, Pill } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { freshColor } from '../../../shared/projects/colors.ts'
import { addLabel } from '../../../shared/projects/label-actions.ts'
import type { Label } from '../../../shared/projects/projects.ts'
import { labelsQuery, projectQuery } from '../../../shared/projects/projects.ts'
import type { Edit } from '../use-edit.ts'
import styles from './fields.module.css'
import { fieldLook } from './property.tsx'

/** A list of a thousand labels is searched, not scrolled. */
const shown = 40
const most = 50
const newLabel = 'new'

/** Chooses labels of the project; a name that is none makes one, for those who may. */
export function TaskLabels({ task, edit }: { task: Task; edit: Edit }) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const { data: labels = [] } = useQuery(labelsQuery(task.projectId))
  const { data: project } = useQuery(projectQuery(task.projectId))
  const byId = new Map(labels.map((label) => [label.id, label]))
  const name = search.trim().slice(0, 100)
  const isNew = name !== '' && !labels.some((label) => label.name.toLowerCase() === name.toLowerCase())
  const canMake = isNew && project?.can.manageLabels === true
  const choose = async (chosen: string[]) => {
    setSearch('')
    const color = freshColor(labels.map((label) => label.color))
    const made = chosen.includes(newLabel) ? await addLabel(task.projectId, { name, color }) : null
    const known = chosen.filter((id) => id !== newLabel)
    const labelIds = made ? [...known, made.id] : known
    if (labelIds.join() !== task.labelIds.join()) await edit({ labelIds })
  }
  return (
    <MultiSelect
      {...fieldLook}
      classNames={{ ...fieldLook.classNames, inputField: styles.search as string }}
      renderPill={({ option, onRemove }) => (
        <Pill
          className={styles.pill as string}
          withRemoveButton={task.can.update}
          removeButtonProps={{ 'aria-label': t('panel.removeLabel', { name: option.label }) }}
          {...(onRemove && { onRemove })}
        >
          <Dot label={byId.get(String(option.value))} />
          <span dir="auto">{option.label}</span>
        </Pill>
      )}
      readOnly={!task.can.update}
      aria-label={t('panel.labels')}
      placeholder={task.labelIds.length === 0 ? t('panel.noLabels') : ''}
      searchable
      hidePickedOptions
      maxValues={most}
      limit={shown}
      filter={({ options, limit }) =>
        options
          .filter((option) => 'value' in option && (option.value === newLabel || matches(option.label, search)))
          .slice(0, limit + 1)
      }
      nothingFoundMessage={t('app.nothingFound')}
      searchValue={search}
      onSearchChange={setSearch}
      value={task.labelIds}
      data={[
        ...labels.map(({ id, name }) => ({ value: id, label: name })),
        // A label that was removed just now is still on the task.
        ...task.labelIds.filter((id) => !byId.has(id)).map((id) => ({ value: id, label: '…' })),
        ...(canMake ? [{ value: newLabel, label: t('panel.makeLabel', { name }) }] : []),
      ]}
      renderOption={({ option }) => (
        <span className={styles.choice}>
          {option.value !== newLabel && <Dot label={byId.get(option.value)} />}
          <span dir="auto">{option.label}</span>
        </span>
      )}
      onChange={(chosen) => void choose(chosen)}
    />
  )
}

const matches = (name: string, search: string) => name.toLowerCase().includes(search.trim().toLowerCase())

const Dot = ({ label }: { label: Label | undefined }) => (
  <span className={styles.dot} style={{ background: label?.color }} aria-hidden="true" />
)
