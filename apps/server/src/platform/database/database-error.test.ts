import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { isUnavailable } from './database-error.ts'

test('a socket that is not there is a database that is away; any other missing file is not', async () => {
  const socket = await new Promise((resolve) => connect('/nowhere/.s.PGSQL.5432').on('error', resolve))
  const file = await readFile('/nowhere/page.html').catch((err: unknown) => err)

  expect([socket, file]).toEqual([
    expect.objectContaining({ code: 'ENOENT' }),
    expect.objectContaining({ code: 'ENOENT' }),
  ])
  expect([isUnavailable(socket), isUnavailable(file)]).toEqual([true, false])
})
