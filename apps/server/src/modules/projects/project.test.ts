import { ProjectKey } from '@millrace/contract'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, test } from 'vitest'
import { defaultColumns, keyCandidates, suggestKey } from './project.ts'

const isKey = (key: string) => Compile(ProjectKey).Check(key)

describe('a key made from a name', () => {
  test.each([
    ['Website Relaunch', 'WR'],
    ['Operations', 'OPERA'],
    ['Ops', 'OPS'],
    ['Straßenfest Übersicht', 'SU'],
    ["Ada's garden", 'AG'],
    ['2026 plan', 'P2P'],
    ['X', 'X1'],
    ['一二三', 'PROJECT'],
    ['   ', 'PROJECT'],
    ['a b c d e f g h i j k l', 'ABCDE'],
  ])('%s becomes %s', (name, key) => {
    expect(suggestKey(name)).toBe(key)
  })

  test('has the form of a key, and so do all its variants, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const candidates = keyCandidates(suggestKey(name))
        return candidates.every(isKey) && new Set(candidates).size === candidates.length
      }),
      { numRuns: 50 },
    )
  })

  test('is never the key of inboxes', () => {
    expect(suggestKey('Inbox')).toBe('INBOX')
    expect(keyCandidates('INBOX', 3)).toEqual(['INBOX2', 'INBOX3'])
  })
})

test('a project begins with a column for each status, in the order of work', () => {
  const columns = defaultColumns()
  expect(columns.map(({ name, status }) => [name, status])).toEqual([
    ['To do', 'pending'],
    ['In progress', 'in-progress'],
    ['Done', 'completed'],
  ])
  const ranks = columns.map(({ rank }) => rank)
  expect(ranks).toEqual([...ranks].sort())
  expect(new Set(ranks).size).toBe(3)
})
