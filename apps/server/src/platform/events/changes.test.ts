import { expect, test } from 'vitest'
import { changesOf } from './changes.ts'

test('changes hold the fields that differ and no others', () => {
  const present = { name: 'Ops', color: null as string | null, at: new Date(0) }
  expect(changesOf(present, { name: 'Ops', at: new Date(0) })).toBeNull()
  expect(changesOf(present, { name: 'Ops', color: '#000000' })).toEqual({
    before: { color: null },
    after: { color: '#000000' },
  })
  expect(changesOf(present, { at: new Date(1) })).toEqual({ before: { at: new Date(0) }, after: { at: new Date(1) } })
})
