import { once } from 'node:events'
import type { Socket } from 'node:net'
import { createServer } from 'node:net'

/** How a database server behaves that the program cannot use. */
export type Fault = 'silent' | 'wrong password' | 'too old' | 'dying'

export interface FakePostgres {
  readonly url: string
  close(): Promise<void>
}

/** Speaks as much of the protocol (PostgreSQL, chapter 54) as it takes to be refused. */
export async function openFakePostgres(fault: Fault): Promise<FakePostgres> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    if (fault !== 'silent') socket.on('data', (bytes) => answer(socket, bytes, fault))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `postgresql://ada:hunter2@127.0.0.1:${port}/tasks`,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function answer(socket: Socket, bytes: Buffer, fault: Fault): void {
  const isQuery = bytes[0] === 'Q'.charCodeAt(0)
  if (bytes[0] === 'X'.charCodeAt(0)) socket.end()
  else if (isQuery) socket.write(Buffer.concat([rowDescription(), row(), message('C', text('SELECT 1')), ready()]))
  else if (fault === 'wrong password') socket.end(refusal())
  // It says that it is ready and that it ends in one packet.
  else if (fault === 'dying') socket.end(Buffer.concat([message('R', int32(0)), ready(), farewell()]))
  else socket.write(Buffer.concat([message('R', int32(0)), ready()]))
}

/** The columns that the program asks of a server, with their types, as a server of 2021 answers them. */
const columns: readonly [name: string, type: number, value: string][] = [
  ['version', 25, '14.9'],
  ['major', 23, '14'],
  ['database', 25, 'tasks'],
  ['user', 25, 'ada'],
  ['mayCreate', 16, 't'],
  ['hasStatementStatistics', 16, 'f'],
  ['now', 1184, '2026-11-21 08:00:00+00'],
]

function rowDescription(): Buffer {
  const fields = columns.map(([name, type]) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(-1), int32(-1), int16(0)]),
  )
  return message('T', Buffer.concat([int16(columns.length), ...fields]))
}

function row(): Buffer {
  const values = columns.map(([, , value]) => Buffer.concat([int32(value.length), Buffer.from(value)]))
  return message('D', Buffer.concat([int16(columns.length), ...values]))
}

const refusal = () =>
  message('E', Buffer.from('SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user "ada"\0\0'))

const farewell = () =>
  message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'))

const ready = () => message('Z', Buffer.from('I'))
const text = (value: string) => Buffer.from(`${value}\0`)

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}
