import { expect, test } from 'vitest'
import { linksByName } from './library-links.ts'

test('links follow from the names of Linux and macOS libraries', () => {
  const names = ['libicuuc.so.60.2', 'libpq.so.5.18', 'libpq.so.5', 'libz.so.1', 'libicudata.77.1.dylib', 'libpq.a']
  expect(linksByName(names, '/lib')).toEqual([
    { path: '/lib/libicuuc.so.60', target: 'libicuuc.so.60.2' },
    { path: '/lib/libicudata.77.dylib', target: 'libicudata.77.1.dylib' },
  ])
})
