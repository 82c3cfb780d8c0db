import type { SelectProps } from '@mantine/core'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { peopleByNameQuery, peopleQuery, usePerson } from './people.ts'

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable' | 'onSearchChange'> {
  readonly value: string | null
  readonly onChange: (id: string | null, name: string | null) => void
  /** Choices before the people, such as "nobody". */
  readonly before?: readonly { value: string; label: string }[]
  /** People who are no choice, because they are chosen already. */
  readonly without?: readonly string[]
}

/** Chooses a person: among the first ones at once, among all by typing the beginning of a name. */
export function PersonSelect({ value, onChange, before = [], without = [], ...select }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), 150)
  const { data: first = [] } = useQuery(peopleQuery)
  const { data: found = [] } = useQuery({
    ...peopleByNameQuery(text),
    enabled: text !== '' && first.length === 100,
    placeholderData: keepPreviousData,
  })
  const chosen = usePerson(before.some((choice) => choice.value === value) ? null : value)
  const known = [...first, ...found, ...(chosen ? [chosen] : [])].filter(({ id }) => !without.includes(id))
  const people = new Map(known.map(({ id, name }) => [id, name]))
  return (
    <Select
      {...select}
      searchable
      nothingFoundMessage={t('app.nothingFound')}
      data={[...before, ...[...people].map(([id, name]) => ({ value: id, label: name }))]}
      value={value}
      onChange={(id) => onChange(id, people.get(id ?? '') ?? null)}
      onSearchChange={setTyped}
    />
  )
}
