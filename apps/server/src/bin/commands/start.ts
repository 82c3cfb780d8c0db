import type { Config } from '../../app/config/config.ts'
import type { OpenContext } from '../../app/context.ts'
import { openContext } from '../../app/context.ts'
import { createDemo, demoState } from '../../app/demo/create-demo.ts'
import { setOldLogAside } from '../../app/open-log.ts'
import { StartError } from '../../app/start-error.ts'
import { consumerNames } from '../../roles/consumers.ts'
import { assertPortFree } from '../../roles/listening.ts'
import { roleNames } from '../../roles/role.ts'
import type { Started } from '../../roles/start-roles.ts'
import { startRoles } from '../../roles/start-roles.ts'
import { readyText } from '../ready-text.ts'
import type { StopSignal } from '../stop-signal.ts'
import { listenForStop } from '../stop-signal.ts'
import { readConfig } from '../with-context.ts'

const longestTimerMilliseconds = 2 ** 31 - 1

interface Options {
  readonly demo: boolean
  readonly roles: string
  readonly consumers: string
}

/** Runs the server until it is told to end. */
export async function start({ demo, roles, consumers }: Options): Promise<void> {
  const stop = listenForStop()
  const config = readConfig()
  const started = {
    roles: roleNames.filter(chosen('role', roles, roleNames)),
    consumers: consumerNames.filter(chosen('consumer', consumers, consumerNames)),
  }
  if (started.roles.includes('api')) await assertPortFree({ host: config.host, port: config.port, variable: 'PORT' })
  await setOldLogAside(config.log.file)
  const opened = await openContext(config)
  try {
    reportCrashes(opened, stop)
    if (!stop.isAsked()) await run(started, opened, config, demo, stop)
  } finally {
    await opened.close()
  }
}

async function run(
  started: Started,
  opened: OpenContext,
  config: Config,
  demo: boolean,
  stop: StopSignal,
): Promise<void> {
  const people = await (demo && started.roles.includes('api') ? createDemo : demoState)(opened.ctx, config)
  const running = await startRoles(started, opened, config)
  try {
    opened.ctx.log.info({ roles: started.roles, address: config.publicUrl }, 'ready')
    process.stdout.write(readyText(config, started.roles, opened.place, people))
    await stayUntil(stop.asked)
    opened.ctx.log.info('stopping')
  } finally {
    await running.close()
  }
}

/** A process that has lost its connections and is about to make new ones has nothing that Node.js would wait for. */
async function stayUntil(asked: Promise<void>): Promise<void> {
  const staying = setInterval(() => {}, longestTimerMilliseconds)
  await asked
  clearInterval(staying)
}

/** Whether a name is one of a list that was given; `all` chooses every one. */
function chosen(kind: 'role' | 'consumer', list: string, known: readonly string[]): (name: string) => boolean {
  if (list === 'all') return () => true
  const names = list.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new StartError(`There is no ${kind} "${unknown}": --${kind}s takes all, or some of ${known.join(', ')}.`)
  }
  return (name) => names.includes(name)
}

/** What nobody caught leaves the program in an unknown state: it is logged, and the program ends in order with 1. */
function reportCrashes({ ctx }: OpenContext, stop: StopSignal): void {
  const crash = (err: unknown) => {
    ctx.log.fatal({ err }, 'the program ends because of an error that nothing expected')
    process.stderr.write(`Millrace stops because of an unexpected error: ${err instanceof Error ? err.message : err}\n`)
    process.exitCode = 1
    stop.ask()
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
}
