import { useLocalStorage } from '@mantine/hooks'
import type { TaskColumn } from '../../shared/tasks/task-columns.ts'
import { taskColumns, usualColumns } from '../../shared/tasks/task-columns.ts'

/**
 * The columns that a person has chosen, for every project at once: people look for the same things everywhere, and
 * with fifty projects would have to choose fifty times. On this device, because a phone has room for fewer.
 */
export function useChosenColumns() {
  const [chosen, setChosen] = useLocalStorage<readonly TaskColumn[]>({
    key: 'millrace-list-columns',
    defaultValue: usualColumns,
    getInitialValueInEffect: false,
    deserialize: readColumns,
  })
  const toggle = (column: TaskColumn) =>
    setChosen((before) => taskColumns.filter((each) => before.includes(each) !== (each === column)))
  return { chosen, toggle, reset: () => setChosen(usualColumns) }
}

/** What was kept by another version, or by hand, is read as far as it means something. */
function readColumns(text: string | undefined): readonly TaskColumn[] {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    return Array.isArray(kept) ? taskColumns.filter((each) => kept.includes(each)) : usualColumns
  } catch (err) {
    if (err instanceof SyntaxError) return usualColumns
    throw err
  }
}
