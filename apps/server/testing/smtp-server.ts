import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export interface TestSmtpServer {
  readonly url: string
  /** The mails as they came, headers and all. */
  readonly received: string[]
  readonly connections: () => number
  /** From now on every recipient is refused with this answer; none with null. */
  refuse(answer: { readonly code: number; readonly text: string } | null): void
  /** From now on mails that came are not answered until the function that it gives is called. */
  hold(): () => void
  close(): Promise<void>
}

/** A real mail server on a free port, which keeps what it takes in memory. */
export async function startSmtpServer(): Promise<TestSmtpServer> {
  const received: string[] = []
  let connections = 0
  let refusal: { readonly code: number; readonly text: string } | null = null
  let held: Promise<void> | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onRcptTo: (_address, _session, done) => {
      done(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
    },
    onData: (stream, _session, done) => {
      text(stream)
        .then(async (message) => {
          received.push(message)
          await held
        })
        .then(() => done(), done)
    },
  })
  // Clients that go without a word are none of our business.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections: () => connections,
    refuse: (answer) => {
      refusal = answer
    },
    hold: () => {
      let release = () => {}
      held = new Promise((resolve) => {
        release = resolve
      })
      return () => {
        held = null
        release()
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
