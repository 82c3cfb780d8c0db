import type { Socket } from 'node:net'
import { connect } from 'node:net'

export interface Reply {
  readonly status: number
  readonly head: string
  readonly body: Buffer
}

const headEnd = Buffer.from('\r\n\r\n')

/**
 * One keep-alive HTTP/1.1 connection with one request at a time. It reads no more of an answer than its status and
 * length, because it shares the processors with the server that it measures.
 */
export class Connection {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  /** Bytes of the answer with its head; -1 while the head is not complete. */
  #expected = -1
  #headLength = 0
  #waiting: { resolve: (reply: Reply) => void; reject: (err: Error) => void } | undefined
  #failure: Error | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', (err) => this.#fail(err))
    socket.on('close', () => this.#fail(new Error('The server closed the connection')))
  }

  static open(host: string, port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, host, () => {
        socket.off('error', reject)
        resolve(new Connection(socket))
      })
      socket.once('error', reject)
    })
  }

  /** Sends a whole request and resolves with its answer. */
  send(request: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure)
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#failure = new Error('The connection was closed here')
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    if (this.#expected === -1) this.#readHead()
    if (this.#expected === -1 || this.#received.length < this.#expected) return
    const reply = this.#received
    const headLength = this.#headLength
    this.#received = reply.subarray(this.#expected)
    this.#expected = -1
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({
      // "HTTP/1.1 200": the digits stand at 9 to 11.
      status: Number(reply.toString('latin1', 9, 12)),
      head: reply.toString('latin1', 0, headLength),
      body: reply.subarray(headLength + headEnd.length),
    })
  }

  #readHead(): void {
    const end = this.#received.indexOf(headEnd)
    if (end === -1) return
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#received.toString('latin1', 0, end))?.[1]
    if (length === undefined) {
      this.#fail(new Error('The answer has no Content-Length'))
      return
    }
    this.#headLength = end
    this.#expected = end + headEnd.length + Number(length)
  }

  #fail(err: Error): void {
    this.#failure ??= err
    this.#waiting?.reject(this.#failure)
    this.#waiting = undefined
  }
}
