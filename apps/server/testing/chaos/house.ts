import { mkdtemp, realpath, rm } from 'node:fs/promises'
import type { NetConnectOpts } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../crash/program.ts'
import type { ChaosDatabase } from './database.ts'
import { openChaosDatabase } from './database.ts'
import { FaultProxy } from './fault-proxy.ts'
import type { Role } from './member.ts'
import { Member } from './member.ts'
import type { ChaosBroker } from './message-broker.ts'
import { databaseQueues, openRabbitmq } from './message-broker.ts'
import type { Settings } from './settings.ts'
import type { SmtpSink } from './smtp-sink.ts'
import { openSmtpSink } from './smtp-sink.ts'

/** All that runs, and every way between its parts. */
export interface House {
  readonly folder: string
  readonly database: ChaosDatabase
  readonly broker: ChaosBroker
  readonly mails: SmtpSink
  readonly members: readonly Member[]
  /** By what they connect: `<process> to <server>`. */
  readonly links: ReadonlyMap<string, FaultProxy>
  /** Where clients find each API, through its proxy. */
  readonly addresses: readonly string[]
  /** Ends what runs; every process in order, or all at once. */
  close(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const rolesToRun: readonly Role[] = ['api', 'api', 'relay', 'relay', 'worker', 'worker', 'scheduler', 'scheduler']

/** Opens it all; processes are made, but not started yet. */
export async function openHouse(settings: Settings, onCrash: (what: string) => void): Promise<House> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'millrace-chaos-')))
  const database = await openChaosDatabase(folder)
  const broker = settings.broker === 'rabbitmq' ? await openRabbitmq() : databaseQueues(database)
  const mails = await openSmtpSink()
  const links = new Map<string, FaultProxy>()
  const addresses: string[] = []

  async function link(name: string, target: NetConnectOpts): Promise<number> {
    const proxy = await FaultProxy.open(() => target)
    links.set(name, proxy)
    return proxy.port
  }

  async function member(role: Role, at: number): Promise<Member> {
    const name = `${role}-${rolesToRun.slice(0, at).filter((other) => other === role).length + 1}`
    const variables: Record<string, string> = {
      MILLRACE_DATA_DIR: join(folder, name),
      DATABASE_URL: database.urlAt(await link(`${name} to postgresql`, database.socket)),
      // Few connections and little memory: there are many of us.
      ...{ DATABASE_POOL_SIZE: '4', DATABASE_READERS: '1', DATABASE_WRITERS: '2', LOG_LEVEL: 'warn' },
    }
    const { server } = broker
    if (server && (role === 'relay' || role === 'worker')) {
      const to = { host: '127.0.0.1', port: server.port }
      variables.BROKER_URL = server.urlAt(await link(`${name} to rabbitmq`, to))
    } else if (server) variables.BROKER_URL = server.urlAt(server.port)
    if (role === 'worker') {
      const port = await link(`${name} to smtp`, { host: '127.0.0.1', port: mails.port })
      variables.SMTP_URL = `smtp://127.0.0.1:${port}`
    }
    if (role === 'api') {
      const port = await freePort()
      variables.PORT = String(port)
      addresses.push(`http://127.0.0.1:${await link(`clients to ${name}`, { host: '127.0.0.1', port })}`)
    }
    return new Member({ name, role, variables, onCrash })
  }

  const members: Member[] = []
  for (const [at, role] of rolesToRun.entries()) members.push(await member(role, at))
  return {
    ...{ folder, database, broker, mails, members, links, addresses },
    close: async (signal) => {
      await Promise.all(members.map((one) => one.close(signal)))
      for (const proxy of links.values()) await proxy.close()
      await mails.close()
      await broker.close()
      await database.close()
      // Logs and data of a run that failed stay, for who looks for the reason.
      if (signal === 'SIGTERM') await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}
