import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { variables } from '../app/config/variables.ts'
import { artefacts } from './generate.ts'

const sources = fileURLToPath(new URL('..', import.meta.url))
const made = await artefacts()

test('every named statement of the sources is in the file of its module', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  const names = files.flatMap((name) =>
    [...readFileSync(join(sources, name), 'utf8').matchAll(/\bstatement\(\s*'([^']+)'/g)].map(([, found]) => found),
  )
  const written = Object.entries(made)
    .filter(([path]) => path.startsWith('queries/'))
    .flatMap(([, text]) => [...text.matchAll(/^-- (\S+)$/gm)].map(([, found]) => found))

  expect(names.length).toBeGreaterThan(50)
  expect(written).toEqual(expect.arrayContaining(names))
})

test('the configuration page has a row for every variable', () => {
  for (const { name } of variables) expect(made['docs/configuration.md']).toContain(`\n| \`${name}\` | `)
})
