import { once } from 'node:events'
import type { NetConnectOpts, Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** What a link does to what goes through it. The names are those of Toxiproxy, where it has one. */
export type Toxic =
  /** Nobody gets in, and whoever was in is out. */
  | { readonly kind: 'down' }
  /** Connections break; new ones may be made at once. */
  | { readonly kind: 'reset_peer' }
  /** What is sent disappears, both ways; connections stay open. */
  | { readonly kind: 'timeout' }
  /** What is asked arrives and is carried out; the answers disappear. */
  | { readonly kind: 'lost_answers' }
  | { readonly kind: 'latency'; readonly milliseconds: number }

type Direction = 'asked' | 'answered'

interface Link {
  readonly client: Socket
  readonly server: Socket
  /** Something of it has disappeared: it makes no sense any more. */
  isSpoiled: boolean
}

/** A way to a server, over TCP, that can be spoiled for a while. */
export class FaultProxy {
  readonly #target: () => NetConnectOpts
  readonly #listener: Server
  readonly #links = new Set<Link>()
  #toxic: Toxic | null = null

  private constructor(target: () => NetConnectOpts) {
    this.#target = target
    this.#listener = createServer((client) => this.#accept(client))
  }

  static async open(target: () => NetConnectOpts): Promise<FaultProxy> {
    const proxy = new FaultProxy(target)
    proxy.#listener.listen(0, '127.0.0.1')
    await once(proxy.#listener, 'listening')
    return proxy
  }

  get port(): number {
    return (this.#listener.address() as { port: number }).port
  }

  /** Does this to the link for a time; one that is spoiled already stays as it is. */
  async spoil(toxic: Toxic, milliseconds: number): Promise<void> {
    if (this.#toxic !== null) return
    this.#toxic = toxic
    if (toxic.kind === 'down' || toxic.kind === 'reset_peer') this.#breakAll(() => true)
    if (toxic.kind !== 'reset_peer') await delay(milliseconds)
    this.#toxic = null
    this.#breakAll(({ isSpoiled }) => isSpoiled)
  }

  async close(): Promise<void> {
    this.#listener.close()
    this.#breakAll(() => true)
    await once(this.#listener, 'close')
  }

  #breakAll(isChosen: (link: Link) => boolean): void {
    for (const link of [...this.#links].filter(isChosen)) {
      link.client.resetAndDestroy()
      link.server.destroy()
    }
  }

  #accept(client: Socket): void {
    if (this.#toxic?.kind === 'down') return void client.resetAndDestroy()
    const server = connect(this.#target())
    const link = { client, server, isSpoiled: false }
    this.#links.add(link)
    const forget = () => this.#links.delete(link)
    client.on('close', forget)
    server.on('close', forget)
    client.setNoDelay(true)
    this.#carry(link, client, server, 'asked')
    this.#carry(link, server, client, 'answered')
  }

  #carry(link: Link, from: Socket, to: Socket, direction: Direction): void {
    let line = Promise.resolve()
    let waiting = 0
    /** At once, unless something is on its way that must not be overtaken. */
    const inLine = (step: () => void) => {
      const milliseconds = this.#toxic?.kind === 'latency' ? this.#toxic.milliseconds : 0
      if (milliseconds === 0 && waiting === 0) return step()
      waiting += 1
      const due = performance.now() + milliseconds
      line = line.then(async () => {
        await delay(Math.max(0, due - performance.now()))
        waiting -= 1
        step()
      })
    }
    from.on('data', (bytes) => {
      if (this.#swallows(direction)) link.isSpoiled = true
      else inLine(() => pass(bytes, from, to))
    })
    from.on('end', () => inLine(() => to.end()))
    from.on('error', () => to.destroy())
    from.on('close', () => inLine(() => to.end()))
  }

  #swallows(direction: Direction): boolean {
    const kind = this.#toxic?.kind
    return kind === 'timeout' || (kind === 'lost_answers' && direction === 'answered')
  }
}

/** Takes no more from one side than the other takes. */
function pass(bytes: Buffer, from: Socket, to: Socket): void {
  if (!to.writable || to.write(bytes)) return
  from.pause()
  to.once('drain', () => from.resume())
}
