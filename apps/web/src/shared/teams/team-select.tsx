import type { SelectProps } from '@mantine/core'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { teamsByNameQuery } from './teams.ts'

interface Chosen {
  readonly id: string
  readonly name: string
}

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable' | 'onSearchChange' | 'filter'> {
  readonly value: Chosen | null
  readonly onChange: (team: Chosen | null) => void
  /** Teams that are no choice, because they are chosen already. */
  readonly without?: readonly string[]
}

/** Chooses a team among those whose name begins with what is typed. */
export function TeamSelect({ value, onChange, without = [], ...select }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim() === value?.name ? '' : typed.trim(), 150)
  const { data: found = [] } = useQuery({ ...teamsByNameQuery(text), placeholderData: keepPreviousData })
  const teams = new Map([...(value ? [value] : []), ...found].map(({ id, name }) => [id, name]))
  const choices = [...teams].filter(([id]) => !without.includes(id)).map(([id, name]) => ({ value: id, label: name }))
  return (
    <Select
      {...select}
      searchable
      nothingFoundMessage={t('app.nothingFound')}
      data={choices}
      value={value?.id ?? null}
      onChange={(id) => onChange(id === null ? null : { id, name: teams.get(id) ?? '' })}
      onSearchChange={setTyped}
    />
  )
}
