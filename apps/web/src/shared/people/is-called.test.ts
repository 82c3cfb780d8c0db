import { expect, test } from 'vitest'
import { isCalled } from './is-called.ts'

test.each([
  ['Ada Lovelace', ''],
  ['Ada Lovelace', 'ada'],
  ['Ada Lovelace', 'Love'],
  ['Ada Lovelace', 'ada l'],
  ['Anna-Lena O’Brien', 'lena'],
  ['Anna-Lena O’Brien', 'brien'],
])('%s is found by “%s”', (name, text) => expect(isCalled(name, text)).toBe(true))

test.each([
  ['Ada Lovelace', 'da'],
  ['Ada Lovelace', 'lovelace ada'],
])('%s is not found by “%s”', (name, text) => expect(isCalled(name, text)).toBe(false))
