import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Config } from '../../app/config/config.ts'
import { StartError } from '../../app/start-error.ts'
import { assertPortFree } from '../../roles/listening.ts'
import type { Finding } from './finding.ts'
import { bad, good } from './finding.ts'

const fewMegabytes = 1000
const answerMilliseconds = 2000

export const checkNode = (): Finding => good(`Node.js ${process.versions.node} on ${process.platform}-${process.arch}`)

/** Whether the disk of the data folder has room. */
export async function checkDisk({ dataDir }: Pick<Config, 'dataDir'>): Promise<Finding> {
  const { bavail, bsize } = await statfs(existingPart(dataDir))
  const megabytes = Math.floor((bavail * bsize) / 1_000_000)
  const text = `${megabytes} MB are free on the disk of ${dataDir}`
  return megabytes >= fewMegabytes
    ? good(text)
    : bad(text, 'Free some space, or set MILLRACE_DATA_DIR to a folder on another disk.')
}

const existingPart = (path: string): string => (existsSync(path) ? path : existingPart(dirname(path)))

/** Whether the port is free, or this program has it. */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<Finding> {
  try {
    await assertPortFree({ host, port, variable: 'PORT' })
    return good(`Port ${port} on ${host} is free`)
  } catch (err) {
    if (!(err instanceof StartError)) throw err
    if (await millraceAnswers(host, port)) return good(`Millrace runs on port ${port} of ${host}`)
    const [text = '', ...advice] = err.message.split('\n')
    return bad(text, advice.join('\n'))
  }
}

async function millraceAnswers(host: string, port: number): Promise<boolean> {
  const address = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host
  const name = address.includes(':') ? `[${address}]` : address
  try {
    const response = await fetch(`http://${name}:${port}/health/live`, {
      signal: AbortSignal.timeout(answerMilliseconds),
    })
    return ((await response.json()) as { status?: unknown }).status === 'ok'
  } catch {
    // Whatever has the port does not speak as we do.
    return false
  }
}
