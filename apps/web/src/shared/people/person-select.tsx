import type { SelectProps } from '@mantine/core'
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePerson } from './people.ts'
import { usePeopleFound } from './use-people-found.ts'

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable' | 'onSearchChange'> {
  readonly value: string | null
  readonly onChange: (id: string | null, name: string | null) => void
  /** People who are no choice, because they are chosen already. */
  readonly without?: readonly string[]
  /** False where somebody who is disabled can be meant too. */
  readonly isActive?: boolean
}

/** Chooses a person by typing the beginning of a name. */
export function PersonSelect({ value, onChange, without = [], isActive = true, ...select }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const chosen = usePerson(value)
  // The field shows who is chosen; that is nobody's search.
  const { people: found } = usePeopleFound(typed.trim() === chosen?.name ? '' : typed, { isActive })
  const known = [...found, ...(chosen ? [chosen] : [])].filter(({ id }) => !without.includes(id))
  const people = new Map(known.map(({ id, name }) => [id, name]))
  return (
    <Select
      {...select}
      searchable
      nothingFoundMessage={t('app.nothingFound')}
      data={[...people].map(([id, name]) => ({ value: id, label: name }))}
      value={value}
      onChange={(id) => onChange(id, people.get(id ?? '') ?? null)}
      onSearchChange={setTyped}
    />
  )
}
