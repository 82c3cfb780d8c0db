import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCatalogue } from '@millrace/contract'
import { expect, test } from 'vitest'
import { checkoutFolder } from './folders.ts'

const page = readFileSync(join(checkoutFolder(), 'docs/errors.md'), 'utf8')
const sections = page.split(/^## /m).slice(1)
const sources = fileURLToPath(new URL('..', import.meta.url))

test('the page explains every code of the catalogue, in its order, and no other', () => {
  expect(sections.map((section) => section.split('\n')[0])).toEqual(Object.keys(errorCatalogue))
})

test('each section has the status and title of the catalogue, and tells what happened, why, and what to do', () => {
  for (const [index, { status, title }] of Object.values(errorCatalogue).entries()) {
    const section = sections[index]
    expect(section).toContain(`\nStatus ${status}: ${title}.\n`)
    for (const part of ['What happened', 'Why', 'What to do']) expect(section).toContain(`- **${part}:** `)
  }
})

test('every code is thrown somewhere', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  const source = files.map((name) => readFileSync(join(sources, name), 'utf8')).join('\n')
  const thrown = [...source.matchAll(/new AppError\(\s*'([a-z-]+)'/g)].map(([, code]) => code)

  expect([...new Set(thrown)].sort()).toEqual(Object.keys(errorCatalogue).sort())
})
