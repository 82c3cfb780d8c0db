import { lowestUuidV7, millisecondsOf } from '../clock/uuid-v7.ts'

/** A month as partitions are cut: `key` names statements and partitions, `from` and `to` bound the ids. */
export interface Month {
  /** `2026_11` */
  readonly key: string
  readonly from: string
  readonly to: string
}

const cache = new Map<string, Month>()

/** The month that is `offset` months after the one of `at`, in UTC. */
export function monthOf(at: Date, offset = 0): Month {
  const start = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + offset, 1))
  const key = `${start.getUTCFullYear()}_${String(start.getUTCMonth() + 1).padStart(2, '0')}`
  let month = cache.get(key)
  if (!month) {
    const end = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1)
    month = { key, from: lowestUuidV7(start.getTime()), to: lowestUuidV7(end) }
    cache.set(key, month)
  }
  return month
}

const oldest = Date.UTC(2015, 0, 1)

/**
 * The month of an id, or null for an id that no clock of ours can have made. A statement that has the month's
 * bounds as literals reads one partition without planning the others (measured: 1.0 against 0.51 of a flat
 * table); ids from outside must not be able to name more statements than there are months.
 */
export function monthOfId(id: string): Month | null {
  const milliseconds = millisecondsOf(id)
  if (milliseconds < oldest || milliseconds > Date.now() + 40 * 86_400_000) return null
  return monthOf(new Date(milliseconds))
}

/** `and <column> >= '…' and <column> < '…'` for the month of the id, or nothing. */
export const inMonth = (column: string, month: Month | null): string =>
  month ? `and ${column} >= '${month.from}' and ${column} < '${month.to}'` : ''

/** A month to show the text of a statement with. */
export const sampleMonth: Month = monthOf(new Date(Date.UTC(2026, 10)))
