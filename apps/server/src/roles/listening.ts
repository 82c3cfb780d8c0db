import { createServer } from 'node:net'
import { StartError } from '../app/start-error.ts'

interface Address {
  readonly host: string
  readonly port: number
  /** The variable that names the port. */
  readonly variable: 'PORT' | 'METRICS_PORT'
}

/** Refuses when something listens there already, before anything else is started. */
export async function assertPortFree(address: Address): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (err) => reject(explainListening(err, address)))
    probe.listen(address.port, address.host, () => probe.close(() => resolve()))
  })
}

/** Why listening failed and what to do, in words. */
export function explainListening(err: unknown, { host, port, variable }: Address): unknown {
  const { code } = err as NodeJS.ErrnoException
  const text = {
    EADDRINUSE: `Port ${port} on ${host} is in use.\nStop what uses it, or choose another port: ${variable}=${port + 1} npm start`,
    EACCES: `Port ${port} needs more rights than this user has.\nChoose a port above 1023 with ${variable}.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine.\nSet HOST to one that is; 127.0.0.1 always is.`,
    ENOTFOUND: `${host} is not known.\nSet HOST to an address of this machine; 127.0.0.1 always is.`,
  }[code ?? '']
  return text === undefined ? err : new StartError(text, { cause: err })
}
