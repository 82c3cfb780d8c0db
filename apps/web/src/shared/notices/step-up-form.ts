import { useCallback, useState } from 'react'
import { keptFields } from '../input/kept-json.ts'

const keyOf = (name: string) => `millrace-form:${name}`

interface KeptForm<Values> {
  readonly values: Values
  readonly change: (part: Partial<Values>) => void
  /** Empties the form: when it was sent or given up. */
  readonly forget: () => void
}

/**
 * What stands in a form, kept in this tab, so that it is there again after the person went away to sign in or to show
 * a second factor. Never for secrets.
 */
export function useKeptForm<Values extends object>(name: string, empty: Values): KeptForm<Values> {
  const [values, setValues] = useState<Values>(() => ({ ...empty, ...read(name) }))
  const change = useCallback(
    (part: Partial<Values>) =>
      setValues((before) => {
        const after = { ...before, ...part }
        sessionStorage.setItem(keyOf(name), JSON.stringify(after))
        return after
      }),
    [name],
  )
  const forget = () => {
    sessionStorage.removeItem(keyOf(name))
    setValues(empty)
  }
  return { values, change, forget }
}

const read = (name: string): object => keptFields(sessionStorage.getItem(keyOf(name)))
