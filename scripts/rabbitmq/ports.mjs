import { once } from 'node:events'
import { connect, createServer } from 'node:net'

const patienceMilliseconds = 2000

export async function freePort() {
  const probe = createServer()
  await new Promise((done, failed) => probe.once('error', failed).listen(0, '127.0.0.1', done))
  const { port } = probe.address()
  await new Promise((done) => probe.close(done))
  return port
}

/** Whether somebody takes connections on the port. */
export const opens = (port) => talk(port, 'connect')

/** Whether the port answers the greeting of AMQP 0-9-1; RabbitMQ opens it a little before it does. */
export const speaksAmqp = (port) => talk(port, 'data', Buffer.from([0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1]))

async function talk(port, expected, greeting) {
  const socket = connect(port, '127.0.0.1')
  try {
    if (greeting) socket.write(greeting)
    await once(socket, expected, { signal: AbortSignal.timeout(patienceMilliseconds) })
    return true
  } catch {
    // Not there yet; the caller knows how long to go on asking.
    return false
  } finally {
    socket.destroy()
  }
}
