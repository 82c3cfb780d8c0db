import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { until } from '../crash/program.ts'

const program = fileURLToPath(new URL('../../dist/millrace.js', import.meta.url))

export type Role = 'api' | 'relay' | 'worker' | 'scheduler'

interface Options {
  readonly name: string
  readonly role: Role
  readonly variables: Readonly<Record<string, string>>
  /** Told when it ended although nobody had told it to, after it had been ready. */
  readonly onCrash: (what: string) => void
}

// On a busy machine, and while others are killed too.
const readyMilliseconds = 120_000
const longestComplaint = 300
const endMilliseconds = 30_000
const restartMilliseconds = 300

/** A process of the program, which is started again whenever it ends. */
export class Member {
  readonly name: string
  readonly role: Role
  /** How often it could not start, as when its database was away. */
  failedStarts = 0
  /** Why it could not, the last time. */
  complaint = ''
  readonly #options: Options
  #child: ChildProcess | null = null
  #isReady = false
  #isTold = false
  #isClosed = false

  constructor(options: Options) {
    this.name = options.name
    this.role = options.role
    this.#options = options
  }

  get isReady(): boolean {
    return this.#isReady
  }

  start(): void {
    const { role, variables } = this.#options
    const child = spawn(process.execPath, ['--max-old-space-size=192', program, role], {
      env: { ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let complaint = ''
    child.stdout.on('data', (bytes: Buffer) => {
      if (bytes.includes('Millrace is ready')) this.#isReady = true
    })
    child.stderr.on('data', (bytes: Buffer) => {
      complaint += bytes
    })
    child.on(
      'exit',
      (code, signal) => void this.#ended(`${code ?? signal}: ${complaint.trim().slice(0, longestComplaint)}`),
    )
    this.#child = child
  }

  async #ended(how: string): Promise<void> {
    const { isReady, isTold } = { isReady: this.#isReady, isTold: this.#isTold }
    this.#child = null
    this.#isReady = false
    this.#isTold = false
    if (!isTold && isReady) this.#options.onCrash(`${this.name} ended by itself with ${how}`)
    if (!isTold && !isReady) {
      this.failedStarts += 1
      this.complaint = how
      await delay(restartMilliseconds)
    }
    if (!this.#isClosed) this.start()
  }

  /** Ends it at once. */
  kill(): void {
    this.#tell('SIGKILL')
  }

  /** Asks it to end in order, and waits until it has; once at a time, because a second request ends it at once. */
  async terminate(): Promise<void> {
    const child = this.#child
    if (!child || this.#isTold) return
    const wasReady = this.#isReady
    this.#tell('SIGTERM')
    const isGone = () => child.exitCode !== null || child.signalCode !== null
    await until(isGone, endMilliseconds).catch(() => {
      this.#options.onCrash(`${this.name} did not end within ${endMilliseconds / 1000} s of SIGTERM`)
      child.kill('SIGKILL')
    })
    // A start that is under way may fail for another reason, such as a database that is away.
    if (wasReady && child.exitCode !== null && child.exitCode !== 0) {
      this.#options.onCrash(`${this.name} ended with ${child.exitCode} after SIGTERM`)
    }
  }

  #tell(signal: NodeJS.Signals): void {
    this.#isTold = true
    this.#child?.kill(signal)
  }

  /** Lets it stand still while it is held. */
  async pause(hold: () => Promise<void>): Promise<void> {
    const child = this.#child
    child?.kill('SIGSTOP')
    await hold()
    child?.kill('SIGCONT')
  }

  untilReady(): Promise<void> {
    return until(() => this.#isReady, readyMilliseconds).catch(() => {
      throw new Error(`${this.name} is not ready. It said last: ${this.complaint}`)
    })
  }

  /** Ends it for good. */
  async close(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.#isClosed = true
    const child = this.#child
    if (signal === 'SIGTERM') return this.terminate()
    if (!child) return
    const gone = once(child, 'exit')
    this.kill()
    await gone
  }
}
