import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { tags } from '../platform/http/openapi/tags.ts'
import { openApiDocument } from '../platform/http/openapi.ts'
import { apiDocument, apiRoutes } from './routes.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const document = apiDocument()
const routes = apiRoutes({ isStopping: () => false })

test('every route is in the document with its permission', () => {
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => [
      `${method.toUpperCase()} ${path}`,
      (operation as { 'x-permission': string })['x-permission'],
    ]),
  )

  expect(Object.fromEntries(described)).toEqual(
    Object.fromEntries(routes.map(({ method, path, access }) => [`${method} ${path}`, access])),
  )
  expect(routes.length).toBeGreaterThan(20)
})

test('redocly finds nothing wrong with the document', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-openapi-'))
  const file = join(folder, 'openapi.json')
  await writeFile(file, JSON.stringify(document))

  const redocly = join(root, 'node_modules/.bin/redocly')
  const { stdout, stderr } = await promisify(execFile)(
    redocly,
    ['lint', file, '--config', join(root, 'redocly.yaml'), '--format', 'stylish'],
    { env: { ...env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  ).catch((err) => err as { stdout: string; stderr: string })

  // Problems, warnings among them, stand on standard output.
  expect(stdout.trim()).toBe('')
  expect(stderr).toContain('Your API description is valid')
  await rm(folder, { recursive: true })
})

test('every component and every reference to one compiles', () => {
  const used = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = '']) => name)
  const names = Object.keys(document.components.schemas)

  expect(names).toEqual(expect.arrayContaining([...new Set(used)]))
  expect(names.length).toBeGreaterThan(20)
  for (const name of names) {
    const validator = Compile({ components: document.components, $ref: `#/components/schemas/${name}` } as never)
    expect(validator.Check(Symbol('nothing')), name).toBe(false)
  }
})

test('operations have names of their own, and their groups a description', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path)) as Array<{
    operationId: string
    tags: string[]
  }>
  const ids = operations.map(({ operationId }) => operationId)

  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/)
  const described = tags.map(({ name }) => name)
  expect(described).toEqual(expect.arrayContaining([...new Set(operations.flatMap((operation) => operation.tags))]))
})

test('two schemas under one title are refused', () => {
  const [first] = routes.filter(({ schema }) => schema.body)
  const body = { ...first!.schema.body, description: 'another one' }

  expect(() =>
    openApiDocument([first!, { ...first!, path: '/other', schema: { ...first!.schema, body } }], '1'),
  ).toThrow('Two different schemas have the title')
})
