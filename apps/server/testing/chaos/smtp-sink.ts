import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes everything and counts it. */
export interface SmtpSink {
  readonly port: number
  /** How often each mail arrived, by its Message-ID. */
  readonly arrived: ReadonlyMap<string, number>
  close(): Promise<void>
}

export async function openSmtpSink(): Promise<SmtpSink> {
  const arrived = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, taken) => {
      text(stream).then((mail) => {
        const id = messageIdOf(mail)
        arrived.set(id, (arrived.get(id) ?? 0) + 1)
        taken()
      }, taken)
    },
  })
  // A connection that is cut is what the test is about.
  server.on('error', () => undefined)
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    port: (listener.address() as AddressInfo).port,
    arrived,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

const messageIdOf = (mail: string): string => /^message-id:\s*<([^>]+)>/im.exec(mail)?.[1] ?? 'none'
