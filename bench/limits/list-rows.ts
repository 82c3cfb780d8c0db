import type { Query } from '../../apps/server/src/platform/database/query.ts'

// The columns that the API answers of a task.
const columns = [
  'id, project_id, number, key, title, description, status, priority, assignee_id, parent_id, column_id, rank, label_ids',
  'start_on, start_at, due_on, due_at, recurrence, fields, version, created_by, created_at, updated_at, completed_at',
  'deleted_at',
]
  .flatMap((line) => line.split(', '))
  .map((column) => `t.${column}`)
  .join(', ')

/** The statement of a list, returning the tasks as rows of columns instead of a page of JSON. */
export function asRows({ text, values = [] }: Query): Query {
  const rows =
    /page as \(select json, role, archived, keys, row_number\(\) over \(\) as place from \(([\s\S]*)\) ordered\)/.exec(
      text,
    )?.[1]
  const plain = rows
    ?.replace(/select t\.json, t\.role, t\.archived, array\[t\.id::text\] as keys/, 'select t.*')
    .replace(
      /select t\.id, null as key, t\.json, access\.role as role, access\.archived as archived/,
      `select ${columns}, access.role`,
    )
  if (!plain?.includes('select t.*') || !plain.includes(columns)) {
    throw new Error(`The list's statement has another shape than bench/limits/list-rows.ts takes apart:\n${text}`)
  }
  return renumbered(plain, values)
}

/** The parameters that are left, numbered without gaps. */
function renumbered(text: string, values: readonly unknown[]): Query {
  const left = [...new Set(text.match(/\$\d+/g) ?? [])].map((name) => Number(name.slice(1)))
  return {
    text: text.replaceAll(/\$(\d+)/g, (_, digits: string) => `$${left.indexOf(Number(digits)) + 1}`),
    values: left.map((number) => values[number - 1]),
  }
}
