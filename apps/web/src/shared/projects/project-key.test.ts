import { expect, test } from 'vitest'
import { freeKey, isKey, keyText, suggestKey } from './project-key.ts'

test.each([
  ['Website relaunch', 'WR'],
  ['Operations', 'OPERA'],
  ['Überraschung für Jürgen', 'UFJ'],
  ['2027 plan', 'P2P'],
  ['x', 'X1'],
  ['日本', 'PROJECT'],
  ['', 'PROJECT'],
])('the key suggested for “%s” is %s, and the server would take it', (name, key) => {
  expect(suggestKey(name)).toBe(key)
  expect(isKey(key)).toBe(true)
})

test('a key that is taken gets a number and stays within ten characters', () => {
  expect(freeKey('Website relaunch', ['WR', 'WR2'])).toBe('WR3')
  expect(freeKey('日本', ['PROJECT'])).toBe('PROJECT2')
})

test('only what a key may hold stays of what is typed', () => {
  expect(keyText('web-site 2')).toBe('WEBSITE2')
  expect(keyText('abcdefghijklm')).toBe('ABCDEFGHIJ')
})
