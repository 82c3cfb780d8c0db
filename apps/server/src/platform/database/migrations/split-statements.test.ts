import { expect, test } from 'vitest'
import { splitStatements } from './split-statements.ts'

const texts = (sql: string) => splitStatements(sql).map(({ text }) => text)

test('statements end at semicolons, the last one also without', () => {
  expect(texts('select 1; select 2 ;;\n\nselect 3\n')).toEqual(['select 1', 'select 2', 'select 3'])
})

test.each([
  [`select ';''; ' || "a;""b"`],
  [String.raw`select E'\';', e'a\\'`],
  ['do $$ begin perform 1; end $$'],
  ['do $a1$ select $$;$$; $a1$'],
  ['select 1 -- not; here\n + 1'],
  ['select 1 /* no; /* nested; */ still; */ + 1'],
  [`select name';' from t where a$b$ = 1 and c$b$ = 2`],
  [`select $1, 'é;', "ü$x$;"`],
])('%s is one statement', (sql) => {
  expect(texts(`${sql}; select 2`)).toEqual([sql, 'select 2'])
})

test('comments before a statement are not part of it, and its place is known', () => {
  const sql = '-- first; comment\n/* and; another */ select 1;\n-- only a comment;\n'
  expect(splitStatements(sql)).toEqual([{ text: 'select 1', offset: sql.indexOf('select') }])
})

test('something that is never closed goes on to the end', () => {
  expect(texts('select 1; /* open; select 2')).toEqual(['select 1'])
})
