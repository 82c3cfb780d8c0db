import { Compile } from 'typebox/compile'
import type { Route } from '../../src/platform/http/route.ts'
import type { Cell } from './cells.ts'
import { describeCell, isAllowed, isBatch, missingOf } from './cells.ts'
import { fingerprint } from './fingerprint.ts'
import type { House, Reply } from './house.ts'
import { inParallel } from './house.ts'
import type { Principal } from './principals.ts'
import { named } from './principals.ts'
import { requestOf } from './request-of.ts'
import type { IdOf, World } from './world.ts'
import { openWorld } from './world.ts'

/** What was found wrong, in words, and how many cells were looked at. */
export interface Findings {
  readonly wrong: string[]
  checked: number
}

export const noFindings = (): Findings => ({ wrong: [], checked: 0 })

/** The answer to the cell itself: of a batch that is not atomic, that of its operation. */
function outcomeOf(cell: Cell, { status, text, headers }: Reply): Reply {
  if (!cell.apart || status !== 200) return { status, text, headers }
  const [{ status: ofOne, ...rest }] = JSON.parse(text).results
  return { status: ofOne < 300 ? 200 : ofOne, text: JSON.stringify(rest.problem ?? rest), headers }
}

const volatile = new Set(['date', 'x-request-id', 'ratelimit', 'content-length'])

/** What of an answer may tell two cases apart. */
function told({ status, text, headers }: Reply): string {
  const kept = Object.entries(headers).filter(([name]) => !volatile.has(name))
  return JSON.stringify([status, kept, text.replace(/"requestId":"[^"]*"/, '')])
}

export class Runner {
  readonly #house: House
  readonly #findings: Findings
  readonly #missing = new Map<string, Promise<Reply>>()
  readonly #validators = new Map<Route, Map<number, ReturnType<typeof Compile>>>()

  constructor(house: House, findings: Findings) {
    this.#house = house
    this.#findings = findings
  }

  /** Runs cells that are refused, and looks for what they have written none the less. */
  async refused(world: World, cells: readonly Cell[]): Promise<void> {
    const { db, clock } = this.#house.server
    const before = await fingerprint(db)
    await this.#refuse(world, cells)
    if ((await fingerprint(db)) === before) return
    const now = clock.now()
    this.#findings.wrong.push(`${await this.#writer(cells)} — was refused and has written`)
    // Each world that was tried has waited for what its people lost; the tokens of this one are not older for it.
    clock.set(now)
  }

  /** Runs cells that are allowed; those that write, each on objects of its own. */
  async allowed(world: World, cells: readonly Cell[]): Promise<void> {
    await inParallel(cells, async (cell) => {
      const principal = named(world.principals, cell.person.name)
      if (cell.row.route.method === 'GET') {
        await this.#answer(cell, principal, world)
        return
      }
      const { idOf, place } = await world.fresh(cell.relation, principal)
      if (place && cell.row.rule.deleted === 'owners') place.restored = true
      await this.#answer(cell, principal, world, idOf)
    })
  }

  async #refuse(world: World, cells: readonly Cell[]): Promise<void> {
    this.#missing.clear()
    await inParallel(cells, async (cell) => {
      const principal = named(world.principals, cell.person.name)
      const reply = await this.#answer(cell, principal, world)
      if (reply.status !== cell.expected || !cell.person.identified || cell.swap?.isSeen || cell.offer) return
      await this.#assertTellsNothing(cell, principal, world, reply)
      if (cell.row.route.method !== 'GET') return
      const head = await this.#house.call(principal, { ...requestOf(cell, principal, world), method: 'HEAD' })
      if (head.status !== reply.status) this.#complain(cell, `HEAD answered ${head.status}, GET ${reply.status}`)
    })
  }

  /** What is hidden answers exactly as what does not exist. */
  async #assertTellsNothing(cell: Cell, principal: Principal, world: World, reply: Reply): Promise<void> {
    const missing = missingOf(cell)
    const key = describeCell(missing)
    const asked = this.#missing.get(key) ?? this.#house.call(principal, requestOf(missing, principal, world))
    this.#missing.set(key, asked)
    const other = outcomeOf(cell, await asked)
    if (cell.expected === 404 && other.status !== 404) this.#complain(cell, `a missing one answered ${other.status}`)
    if (other.status === reply.status && told(other) !== told(reply)) {
      this.#complain(cell, `differs from a missing one:\n  ${told(reply)}\n  ${told(other)}`)
    }
  }

  async #answer(cell: Cell, principal: Principal, world: World, idOf?: IdOf): Promise<Reply> {
    const request = requestOf(cell, principal, world, idOf)
    const reply = outcomeOf(cell, await this.#house.call(principal, request))
    this.#findings.checked += 1
    this.#assertChallenged(cell, reply)
    if (reply.status !== cell.expected) {
      this.#complain(cell, `expected ${cell.expected}, got ${reply.status} ${reply.text.slice(0, 150)}`)
    } else if (isAllowed(cell)) this.#assertShape(cell, reply)
    else if (cell.offer && !isBatch(cell.row) && !reply.text.includes(cell.offer.name))
      this.#complain(cell, `says ${reply.text}`)
    return reply
  }

  /** Who is known is refused at the door only to be sent for a second factor, and who is not is never sent. */
  #assertChallenged(cell: Cell, { status, headers }: Reply): void {
    const isChallenged = String(headers['www-authenticate']).includes('insufficient_user_authentication')
    if (isChallenged !== (status === 401 && cell.person.identified)) this.#complain(cell, 'is challenged or not')
  }

  /** Nothing is answered that the contract does not name; a list of one's own place is not empty. */
  #assertShape(cell: Cell, { status, text }: Reply): void {
    if (cell.apart) return
    const validator = this.#validatorOf(cell.row.route, status)
    if (!validator) {
      if (text !== '') this.#complain(cell, `has a body: ${text.slice(0, 150)}`)
      return
    }
    const body: unknown = JSON.parse(text)
    if (!validator.Check(body)) this.#complain(cell, `breaks its schema: ${JSON.stringify(validator.Errors(body)[0])}`)
    const { items } = body as { items?: unknown[] }
    if (cell.relation === 'own' && items?.length === 0) this.#complain(cell, 'lists nothing')
  }

  #validatorOf(route: Route, status: number) {
    const known = this.#validators.get(route) ?? new Map<number, ReturnType<typeof Compile>>()
    this.#validators.set(route, known)
    const schema = route.schema.answer[status]
    if (schema && !known.has(status)) known.set(status, Compile(schema))
    return known.get(status)
  }

  #complain(cell: Cell, what: string): void {
    this.#findings.wrong.push(`${describeCell(cell)} — ${what}`)
  }

  /** Finds, by halves, the first refused cell that writes; each half in a world in which nothing was tried yet. */
  async #writer(cells: readonly Cell[]): Promise<string> {
    const [only, another] = cells
    if (only && !another) return describeCell(only)
    const half = Math.ceil(cells.length / 2)
    for (const part of [cells.slice(0, half), cells.slice(half)]) {
      const world = await openWorld(this.#house)
      const quiet = new Runner(this.#house, noFindings())
      const before = await fingerprint(this.#house.server.db)
      await quiet.#refuse(world, part)
      if ((await fingerprint(this.#house.server.db)) !== before) return this.#writer(part)
    }
    return 'one of the refused cells, together with others'
  }
}
