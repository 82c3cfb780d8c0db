import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskFilter } from '../../../shared/tasks/task-queries.ts'
import { taskSearchQuery } from '../../../shared/tasks/task-queries.ts'
import styles from './fields.module.css'
import { fieldLook, reachable } from './property.tsx'

interface Named {
  readonly id: string
  readonly key: string
  readonly title: string
}

interface Props {
  readonly label: string
  readonly placeholder: string
  readonly value: Named | null
  readonly filter?: TaskFilter
  /** Tasks that make no sense here. */
  readonly without: readonly string[]
  readonly choose: (id: string | null) => void
  readonly readOnly?: boolean
  readonly autoFocus?: boolean
}

/** Finds a task by words of its title or by its key. */
export function TaskSelect({ label, placeholder, value, filter = {}, without, choose, ...rest }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const shown = value === null ? '' : nameOf(value)
  const [asked] = useDebouncedValue(typed === shown ? '' : typed.trim(), 150)
  const [isOpen, setOpen] = useState(false)
  const { data: found = [], isFetching } = useQuery({
    ...taskSearchQuery(asked, 12, filter),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  })
  const tasks = found.filter(({ id }) => !without.includes(id) && id !== value?.id)
  return (
    <Select
      {...fieldLook}
      {...rest}
      aria-label={label}
      placeholder={placeholder}
      searchable
      clearable={rest.readOnly !== true}
      clearButtonProps={{ 'aria-label': t('panel.clear', { field: label }), ...reachable }}
      nothingFoundMessage={t(isFetching ? 'app.loading' : 'app.nothingFound')}
      // The server has searched already.
      filter={({ options }) => options}
      value={value?.id ?? null}
      data={[...(value ? [value] : []), ...tasks].map((task) => ({ value: task.id, label: nameOf(task) }))}
      renderOption={({ option }) => (
        <span className={styles.found} dir="auto">
          {option.label}
        </span>
      )}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpen(true)}
      onChange={choose}
    />
  )
}

const nameOf = ({ key, title }: Named) => `${key} ${title}`
