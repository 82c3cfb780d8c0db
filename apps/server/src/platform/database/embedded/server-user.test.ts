import { chmod, chown, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Opened, Packages } from '../../../../testing/checkout.ts'
import { makeCheckout, removeCheckout, startProgram } from '../../../../testing/checkout.ts'

const asRoot = process.getuid?.() === 0
const nobody = 65534
let checkout: string
let opened: Opened | undefined

afterEach(async () => {
  await removeCheckout(checkout, opened?.postgresDir)
  opened = undefined
})

async function openAndClose(uid?: number): Promise<Opened> {
  const program = startProgram(checkout, uid === undefined ? {} : { uid })
  opened = await program.opened
  if (!opened.error) await program.close()
  return opened
}

async function givenTo(uid: number, packages: Packages): Promise<void> {
  checkout = await makeCheckout(packages)
  const dataDir = join(checkout, '.millrace')
  await mkdir(dataDir)
  await chown(dataDir, uid, uid)
}

test('install scripts off: the links between libraries are made at the start', async () => {
  checkout = await makeCheckout('unlinked')
  expect((await openAndClose()).error).toBeUndefined()
  expect(await readdir(join(checkout, '.millrace'))).not.toContainEqual(expect.stringMatching(/^postgresql-/))
})

describe.runIf(asRoot)('as root', () => {
  test('the server runs as an unprivileged user, on data beside the checkout', async () => {
    checkout = await makeCheckout('linked')
    const { postgresDir } = await openAndClose()
    expect(postgresDir).toBe(join(checkout, '.millrace', 'postgres'))
    expect((await stat(postgresDir)).uid).toBe(nobody)
  })

  test('under a 0700 home the data and the programs live where the server can reach them, for good', async () => {
    checkout = await makeCheckout('copied')
    await chmod(checkout, 0o700)
    const first = await openAndClose()
    expect(first.error).toBeUndefined()
    expect(first.postgresDir).toMatch(/^\/var\/lib\/millrace\//)
    expect(await readFile(join(checkout, '.millrace', 'postgres-location'), 'utf8')).toBe(
      `${first.postgresDir.replace(/\/postgres$/, '')}\n`,
    )
    const again = await openAndClose()
    expect(again).toMatchObject({ postgresDir: first.postgresDir, adopted: false })
  })

  test('two first starts at once under a 0700 home share one home', async () => {
    checkout = await makeCheckout('copied')
    await chmod(checkout, 0o700)
    const programs = [startProgram(checkout), startProgram(checkout)]
    const [first, second] = await Promise.all(programs.map((program) => program.opened))
    opened = first
    expect(first?.error).toBeUndefined()
    expect(second?.postgresDir).toBe(first?.postgresDir)
    await Promise.all(programs.map((program) => program.close()))
  })
})

describe.runIf(asRoot)('as an ordinary user', () => {
  test('works on a folder of its own', async () => {
    await givenTo(nobody, 'linked')
    const { error, postgresDir } = await openAndClose(nobody)
    expect(error).toBeUndefined()
    expect((await stat(postgresDir)).uid).toBe(nobody)
  })

  test('install scripts off in a node_modules of someone else: runs a copy in the data directory', async () => {
    await givenTo(nobody, 'unlinked')
    expect((await openAndClose(nobody)).error).toBeUndefined()
    expect(await readdir(join(checkout, '.millrace'))).toContainEqual(expect.stringMatching(/^postgresql-18/))
  })

  test('data that was made by an ordinary user is used as that user by root', async () => {
    await givenTo(1, 'linked')
    const { postgresDir } = await openAndClose(1)
    expect((await openAndClose()).error).toBeUndefined()
    expect((await stat(postgresDir)).uid).toBe(1)
  })

  test('data of another user is refused with advice', async () => {
    await givenTo(nobody, 'linked')
    await openAndClose(nobody)
    const { error } = await openAndClose(1)
    expect(error).toMatch(/belongs to another user \(id 65534\)(.|\n)*MILLRACE_DATA_DIR/)
  })

  test('a user id without a name gets told what to do', async () => {
    await givenTo(54321, 'linked')
    const { error } = await openAndClose(54321)
    expect(error).toMatch(/54321 has no entry in \/etc\/passwd(.|\n)*millrace:x:54321/)
  })
})
