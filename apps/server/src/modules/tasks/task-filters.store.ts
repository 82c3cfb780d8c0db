import type { TaskQuery } from '@millrace/contract'
import type { Sql } from 'sql-template-tag'
import sql from 'sql-template-tag'

/** The conditions that a list's filters put on a task `t`, apart from project, assignee and status. */
export function filtersOf(query: TaskQuery): Sql[] {
  const conditions = [query.deleted ? sql`t.deleted_at is not null` : sql`t.deleted_at is null`]
  if (query.priority) conditions.push(sql`t.priority = any (${query.priority}::smallint[])`)
  if (query.label) conditions.push(sql`t.label_ids <> '{}' and t.label_ids @> ${query.label}::uuid[]`)
  if (query.parent === 'none') conditions.push(sql`t.parent_id is null`)
  else if (query.parent) conditions.push(sql`t.parent_id = ${query.parent}`)
  if (query.column) conditions.push(sql`t.column_id = ${query.column}`)
  if (query.text) conditions.push(sql`t.search @@ (${searchQuery(query.text)})`)
  return [...conditions, ...ranges(query)]
}

function ranges(query: TaskQuery): Sql[] {
  const conditions: Sql[] = []
  const { due_from: dueFrom, due_to: dueTo, created_from: createdFrom, created_to: createdTo } = query
  if (dueFrom) conditions.push(sql`t.due > ${startOf(dueFrom)}::timestamptz`)
  if (dueTo) conditions.push(sql`t.due <= ${endOf(dueTo)}::timestamptz`)
  if (createdFrom) conditions.push(sql`t.created_at >= ${startOf(createdFrom)}::timestamptz`)
  if (createdTo) conditions.push(sql`t.created_at < ${endOf(createdTo)}::timestamptz`)
  return conditions
}

const isDate = (value: string) => value.length === 10
const dayMilliseconds = 86_400_000

/** A day begins at midnight UTC and ends at the next; an instant is both its own start and end. */
const startOf = (value: string): Date => new Date(value)
const endOf = (value: string): Date => new Date(new Date(value).getTime() + (isDate(value) ? dayMilliseconds : 0))

/** All words must occur; the last one may be the beginning of a word, because people search while they type. */
const searchQuery = (text: string): Sql =>
  sql`select to_tsquery('simple', ${text
    .trim()
    .split(/\s+/)
    .map((word) => `'${word.replaceAll(/['\\]/g, (sign) => sign + sign)}'`)
    .join(' & ')} || ':*')`
