import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env, execPath } from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface RunningKafka {
  readonly url: string
  /** Ends its process at once, as if it had lost its machine. */
  kill(): Promise<void>
  /** Starts it again where it was, with what it had kept. */
  restart(): Promise<void>
  close(): Promise<void>
}

const script = fileURLToPath(new URL('../../../../scripts/kafka.mjs', import.meta.url))

/** Starts a Kafka of one node on a free port, with a folder of its own. */
export async function startKafka(): Promise<RunningKafka> {
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'millrace-kafka-')))
  let running = await kafkaScript('start', dataDir)
  return {
    url: running.url,
    kill: () => killProcess(running.pid),
    restart: async () => {
      running = await kafkaScript('start', dataDir)
    },
    close: async () => {
      await kafkaScript('stop', dataDir)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Whether Java and Maven, of which Kafka is got and run, are on this machine. */
export function hasKafka(): boolean {
  try {
    execFileSync(env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : 'java', ['-version'], { stdio: 'ignore' })
    execFileSync('mvn', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function kafkaScript(command: 'start' | 'stop', dataDir: string): Promise<{ url: string; pid: number }> {
  const { stdout } = await promisify(execFile)(execPath, [script, command, '--data-dir', dataDir])
  return JSON.parse(stdout)
}

async function killProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  while (isThere(pid)) await delay(20)
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
