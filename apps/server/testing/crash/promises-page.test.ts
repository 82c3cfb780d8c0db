import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const server = fileURLToPath(new URL('../../', import.meta.url))
const page = readFileSync(new URL('../../../../docs/promises.md', import.meta.url), 'utf8')
const [promised = ''] = page.split('## Not promised')

test('every promise names its tests, and they are there', () => {
  const promises = promised.split(/^(?=\*\*)/m).slice(1)
  const tests = promises.map((promise) => [...promise.matchAll(/`((?:src|testing)\/[^`]+)`/g)].map(([, path]) => path))

  expect(promises.length).toBeGreaterThan(10)
  for (const [index, paths] of tests.entries()) {
    expect(paths, promises[index]).not.toEqual([])
    expect(paths.filter((path) => !existsSync(`${server}${path}`))).toEqual([])
  }
})
