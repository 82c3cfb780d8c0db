import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stderr } from 'node:process'
import { checkoutFolder, migrationsFolder } from '../../apps/server/src/app/folders.ts'
import { openEmbeddedPostgres } from '../../apps/server/src/platform/database/embedded/open-embedded-postgres.ts'
import { monthOf } from '../../apps/server/src/platform/database/month.ts'
import type { BuiltDataset } from './build-dataset.ts'
import { buildDataset, openUnlimited, pristine } from './build-dataset.ts'

// Counted up when the generator makes other data.
const generation = 1
const noteName = 'dataset.json'

export interface Dataset extends BuiltDataset {
  readonly dataDir: string
  readonly madeAt: string
  readonly seconds: number
}

interface Note extends Omit<Dataset, 'dataDir'> {
  /** What it was made of; another generator, schema or month makes it anew. */
  readonly madeOf: string
}

const datasetFolder = (tasks: number): string => join(checkoutFolder(), 'bench/data', String(tasks))

/** The data set of that size, made now unless it is there. */
export async function openDataset(tasks: number): Promise<Dataset> {
  const dataDir = datasetFolder(tasks)
  const madeOf = await fingerprint()
  const note = await readNote(dataDir)
  if (note?.madeOf === madeOf) return { ...note, dataDir }
  if (note) stderr.write('The data set was made of another schema, generator or month: making it anew.\n')
  await removeDataDir(dataDir)
  await mkdir(dataDir, { recursive: true })
  const startedAt = performance.now()
  const now = new Date()
  const built = await buildDataset(dataDir, tasks, now)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  stderr.write(`made ${tasks.toLocaleString('en')} tasks in ${seconds} s\n`)
  const fresh: Note = { ...built, madeAt: now.toISOString(), seconds, madeOf }
  await writeFile(join(dataDir, noteName), `${JSON.stringify(fresh)}\n`)
  return { ...fresh, dataDir }
}

export const hasDataset = async (tasks: number): Promise<boolean> =>
  (await readNote(datasetFolder(tasks)))?.madeOf === (await fingerprint())

async function readNote(dataDir: string): Promise<Note | undefined> {
  const text = await readFile(join(dataDir, noteName), 'utf8').catch(ignoreMissing)
  return text === undefined ? undefined : (JSON.parse(text) as Note)
}

async function fingerprint(): Promise<string> {
  const folder = migrationsFolder()
  const hash = createHash('sha256').update(`${generation} ${monthOf(new Date()).key}`)
  for (const name of (await readdir(folder)).sort())
    hash.update(`${name}\n${await readFile(join(folder, name), 'utf8')}`)
  return hash.digest('hex')
}

/** Removes a data folder, and the place elsewhere where the embedded PostgreSQL keeps its data when run as root. */
export async function removeDataDir(dataDir: string): Promise<void> {
  const elsewhere = (await readFile(join(dataDir, 'postgres-location'), 'utf8').catch(ignoreMissing))?.trim()
  if (elsewhere && dirname(elsewhere) === '/var/lib/millrace') await rm(elsewhere, { recursive: true, force: true })
  await rm(dataDir, { recursive: true, force: true })
}

/** Gives the server a fresh copy of the data set to work on, so that what one run writes is not measured by the next. */
export async function copyPristine(dataDir: string): Promise<void> {
  const server = await openEmbeddedPostgres({ dataDir, database: 'postgres' })
  const db = openUnlimited(server.url)
  try {
    await db.query({ text: 'drop database if exists millrace with (force)' })
    await db.query({ text: `create database millrace template ${pristine} strategy file_copy` })
  } finally {
    await db.close()
    await server.close()
  }
}

export function ignoreMissing(err: NodeJS.ErrnoException): undefined {
  if (err.code === 'ENOENT') return undefined
  throw err
}
