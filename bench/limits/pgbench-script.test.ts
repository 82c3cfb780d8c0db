import { expect, test } from 'vitest'
import { pgbenchScript, withoutVariables } from './pgbench-script.ts'

test('parameters become typed variables with the values of the server', () => {
  const query = {
    text: 'select * from t where a = $1 and b = any ($2) and c = $3 and d = $1 and e = $4 and f = $5',
    values: ["it's", ['x"y', 'z'], null, new Date(0), Buffer.from('AB')],
  }

  const types = ['text', 'text[]', 'uuid', 'timestamptz', 'bytea']
  const { text, variables } = pgbenchScript({ query, holes: [], weight: 1 }, types, 's')

  expect(text.trim()).toBe(
    'select * from t where a = (:s_1)::text and b = any ((:s_2)::text[]) and c = (null)::uuid ' +
      'and d = (:s_1)::text and e = (:s_4)::timestamptz and f = (:s_5)::bytea;',
  )
  expect(variables).toEqual({ s_1: "it's", s_2: '{"x\\"y","z"}', s_4: '1970-01-01T00:00:00.000Z', s_5: '\\x4142' })
})

test('what differs each time is drawn, also inside a value', () => {
  const hole = { sample: 'SAMPLE', sets: ['\\set i random(0, 9)'], sql: 'to_hex(:i)', make: () => '1' }
  const query = { text: 'select $1, $2', values: ['SAMPLE', '{"id":"SAMPLE","more":1}'] }

  const { text, variables } = pgbenchScript({ query, holes: [hole], weight: 1 }, ['uuid', 'jsonb'], 's')

  expect(text).toBe(
    '\\set i random(0, 9)\nselect ((to_hex(:i)))::uuid, (:s_2::text || (to_hex(:i)) || :s_2_1::text)::jsonb;\n',
  )
  expect(variables).toEqual({ s_2: '{"id":"', s_2_1: '","more":1}' })
})

test('a colon in a literal is no variable, and one elsewhere is refused', () => {
  expect(withoutVariables("select to_char(at, 'HH24:MI')::text, '::x'")).toBe(
    "select to_char(at, E'HH24\\x3aMI')::text, '::x'",
  )
  expect(() => withoutVariables('select a[1:2]')).toThrow('variable')
})
