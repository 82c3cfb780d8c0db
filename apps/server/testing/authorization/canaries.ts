import { randomBytes } from 'node:crypto'
import type { Principal } from './principals.ts'

interface Secret {
  /** What it was planted in. */
  readonly what: string
  readonly maySee: (principal: Principal) => boolean
  seen: number
}

const letters = /cny[0-9a-z]{7}/gi
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const nobody = () => false

/** Unique texts in everything that is not for everyone, and the answers in which one was seen by the wrong person. */
export class Canaries {
  readonly #secrets = new Map<string, Secret>()
  readonly #texts: string[] = []
  readonly leaks = new Set<string>()
  searched = 0

  /** A new text to plant; letters and digits only, so that no encoding changes it. */
  plant(what: string, maySee: Secret['maySee'] = nobody): string {
    const number = Number.parseInt(randomBytes(5).toString('hex'), 16) % 36 ** 7
    const text = `cny${number.toString(36).padStart(7, '0')}`
    this.watch(text, what, maySee)
    return text
  }

  /** Watches an id that is there already. */
  watch(id: string, what: string, maySee: Secret['maySee']): void {
    this.#secrets.set(id, { what, maySee, seen: 0 })
  }

  /** Watches what no answer may hold, in the forms in which bytes are written. */
  watchBytes(bytes: Buffer): void {
    this.#texts.push(
      bytes.toString('hex'),
      bytes.toString('base64'),
      bytes.toString('base64url'),
      `[${bytes.join(',')}`,
    )
  }

  /** Looks through an answer, headers and body, that a person got. */
  search(answer: string, principal: Principal, request: string): void {
    this.searched += 1
    for (const [found] of answer.matchAll(letters)) this.#find(found.toLowerCase(), principal, request)
    for (const [found] of answer.matchAll(uuids)) this.#find(found, principal, request)
    if (this.#texts.some((text) => answer.includes(text))) this.leaks.add(`${request}: ${principal.name} saw a secret`)
  }

  /** What was planted and seen by those who may, so that the search is known to find something. */
  get sightings(): ReadonlySet<string> {
    const seen = [...this.#secrets.values()].filter((secret) => secret.seen > 0)
    return new Set(seen.map(({ what }) => what))
  }

  /** One text of each kind that the person may not see. */
  hiddenFrom(principal: Principal): ReadonlyMap<string, string> {
    const planted = [...this.#secrets].filter(([text]) => text.startsWith('cny'))
    const hidden = planted.filter(([, { maySee }]) => !maySee(principal))
    return new Map(hidden.map(([text, { what }]) => [what, text]))
  }

  #find(text: string, principal: Principal, request: string): void {
    const secret = this.#secrets.get(text)
    if (!secret) return
    secret.seen += 1
    if (!secret.maySee(principal)) this.leaks.add(`${request}: ${principal.name} saw ${secret.what}`)
  }
}
