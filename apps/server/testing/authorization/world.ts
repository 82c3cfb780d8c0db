import type { ProjectRole } from '@millrace/contract'
import { permissions } from '@millrace/contract'
import { newPersonalAccessToken } from '../../src/platform/identity/personal-access-token.ts'
import type { Kind, PlaceRelation, Relation, TeamRelation } from './decision.ts'
import { hiddenFrom, holds, places, teamRelations } from './decision.ts'
import type { House } from './house.ts'
import type { Place, Population } from './place.ts'
import { openPlace } from './place.ts'
import type { Person, Principal } from './principals.ts'
import { people } from './principals.ts'
import { insert } from './rows.ts'

/** Finds the id of what a kind names, seen by somebody. */
export type IdOf = (kind: Kind, principal: Principal) => string

/** Everyone and everything of the matrix, with an id for each kind in each relation. */
export interface World {
  readonly principals: ReadonlyMap<string, Principal>
  readonly places: Readonly<Record<PlaceRelation, Place>>
  idsIn(relation: Relation): IdOf
  /** The same ids, of objects that nobody has touched. */
  fresh(relation: Relation): Promise<{ readonly idOf: IdOf; readonly place: Place | null }>
}

interface Common {
  readonly candidate: string
  readonly guestTeam: string
  readonly crew: string
  readonly formerCrew: string
}

/** Builds a world; what some of its people had, they have just lost, longer ago than any process remembers. */
export async function openWorld(house: House): Promise<World> {
  const builder = new WorldBuilder(house)
  return builder.build()
}

class WorldBuilder {
  readonly #house: House
  readonly #principals = new Map<string, Principal>()
  #common: Common = { candidate: '', guestTeam: '', crew: '', formerCrew: '' }

  constructor(house: House) {
    this.#house = house
  }

  async build(): Promise<World> {
    for (const person of people) this.#principals.set(person.name, await this.#move(person))
    await this.#finishTokens()
    const candidate = (await this.#house.server.createUser()).id
    const [crew, formerCrew] = [await this.#team('crew', null), await this.#team('former crew', null)]
    this.#common = { candidate, crew, formerCrew, guestTeam: await this.#team(null, null) }
    const all = await this.#places()
    const teams = await this.#teams()
    await this.#lose(all)
    const missing = this.#house.server.ctx.newId()
    const idsIn = (relation: Relation): IdOf => {
      if (relation === 'missing') return () => missing
      if (relation in all) return this.#idsOf(all[relation as PlaceRelation])
      if (relation in teams) return this.#idsOfTeam(teams[relation as TeamRelation])
      return this.#idsOfPeople(relation)
    }
    return { principals: this.#principals, places: all, idsIn, fresh: (relation) => this.#fresh(relation, all, idsIn) }
  }

  async #fresh(relation: Relation, all: World['places'], idsIn: World['idsIn']) {
    if (relation in all) {
      const place = await this.#place(relation as PlaceRelation, all[hiddenFrom(relation as PlaceRelation)])
      return { place, idOf: this.#idsOf(place) }
    }
    const isTeam = (teamRelations as readonly string[]).includes(relation)
    const idOf = isTeam ? this.#idsOfTeam(await this.#team(null, relation as TeamRelation)) : idsIn(relation)
    return { place: null, idOf }
  }

  /** Gives a person an account, a password and two tokens. */
  async #move(person: Person): Promise<Principal> {
    const { server, canaries } = this.#house
    const { db, newId } = server.ctx
    const role = person.lost === 'admin' ? 'admin' : person.role
    const { id } = await server.createUser({ name: person.name, role })
    const [{ token, hash }, spare] = [newPersonalAccessToken(), newPersonalAccessToken()]
    const principal = { ...person, userId: id, bearer: await this.#bearer(person, id, token), spareTokenId: newId() }
    for (const bytes of [hash, spare.hash]) canaries.watchBytes(bytes)
    const isSelf = (reader: Principal) => reader.userId === id
    const email = canaries.plant('e-mail', (reader) => isSelf(reader) || holds(reader, 'users:admin'))
    await db.query({ text: 'update users set email = $2 where id = $1', values: [id, `${email}@example.com`] })
    const password_hash = `$argon2id$${canaries.plant('password hash')}`
    await insert(db, 'credentials', [{ user_id: id, password_hash, changed_at: server.clock.now() }])
    const made = { user_id: id, scopes: person.scopes ?? permissions, created_at: server.clock.now() }
    await insert(db, 'personal_access_tokens', [
      { ...made, id: newId(), token_hash: `\\x${hash.toString('hex')}`, name: canaries.plant('token name', isSelf) },
      { ...made, id: principal.spareTokenId, token_hash: `\\x${spare.hash.toString('hex')}`, name: 'spare' },
    ])
    return principal
  }

  async #bearer({ token }: Person, userId: string, personal: string): Promise<string | null> {
    if (token === 'none') return null
    if (token === 'rubbish') return 'mr_pat_rubbish'
    if (token === 'personal') return personal
    const [expired, otherAudience] = [token === 'expired', token === 'for another audience']
    return this.#house.sign(userId, { expired, otherAudience })
  }

  /** Uses each token once, so that its last use is noted before anything is compared. */
  async #finishTokens(): Promise<void> {
    for (const principal of this.#principals.values()) {
      const { status } = await this.#house.call(principal, { method: 'GET', url: '/v1/tasks' })
      const known = principal.identified || principal.lost !== undefined
      if ((status === 401) === known) throw new Error(`${principal.name} got ${status} at the door.`)
    }
    await this.#house.authenticator.close()
  }

  /** A team; with a relation everyone is in it, otherwise those of a crew are. */
  async #team(crew: Person['team'] | null, relation: TeamRelation | null): Promise<string> {
    const { db, newId } = this.#house.server.ctx
    const now = this.#house.server.clock.now()
    const [id, { id: member }] = [newId(), await this.#house.server.createUser()]
    const everyone = [...this.#principals.values()]
    const inCrew = everyone.filter(({ team }) => crew !== null && team === crew)
    const joined = relation === 'managed' || relation === 'joined' ? everyone : inCrew
    const stamps = { version: 1, created_at: now, updated_at: now }
    await insert(db, 'teams', [{ id, name: `Team ${id}`, description: member, created_by: member, ...stamps }])
    const people = [...joined.map(({ userId }) => userId), member]
    const role = relation === 'managed' ? 'manager' : 'member'
    await insert(
      db,
      'team_members',
      people.map((user_id) => ({ team_id: id, user_id, role, version: 1, added_at: now })),
    )
    this.#teamMembers.set(id, member)
    return id
  }

  readonly #teamMembers = new Map<string, string>()

  async #teams(): Promise<Record<TeamRelation, string>> {
    const made: Partial<Record<TeamRelation, string>> = {}
    for (const relation of teamRelations) made[relation] = await this.#team(null, relation)
    return made as Record<TeamRelation, string>
  }

  async #places(): Promise<World['places']> {
    const made: Partial<Record<PlaceRelation, Place>> = {}
    // The first two hold what the links of the others lead to.
    for (const relation of new Set<PlaceRelation>(['inbox', 'foreign', ...places])) {
      made[relation] = await this.#place(relation, made[hiddenFrom(relation)] ?? null, true)
    }
    return made as World['places']
  }

  async #place(relation: PlaceRelation, hidden: Place | null, before = false): Promise<Place> {
    const { server, canaries } = this.#house
    const tools = { newId: server.ctx.newId, canaries, now: server.clock.now() }
    const population = this.#population(relation, hidden, before)
    const place = await server.db.transaction((tx) => openPlace(tx, tools, relation, population))
    const [owner, url] = [this.#named('the owner'), `/v1/projects/${place.ids.project}`]
    if (relation === 'archived') await this.#change(owner, 'PATCH', url, { archived: true })
    if (relation === 'deleted') await this.#change(owner, 'DELETE', url)
    return place
  }

  /** `before`: those who lose their membership still have it. */
  #population(relation: PlaceRelation, hidden: Place | null, before: boolean): Population {
    const everyone = [...this.#principals.values()]
    const isAway = relation === 'inbox' || relation === 'foreign'
    const willLose = before && (relation === 'own' || relation === 'archived')
    const roleOf = (role: ProjectRole) => (relation === 'viewed' ? 'viewer' : role)
    const users = everyone.flatMap(({ userId, member, direct, lost }) => {
      const role = lost === 'membership' && willLose ? 'editor' : direct && member
      return isAway || !role ? [] : [{ userId, role: roleOf(role) }]
    })
    const teams = [this.#common.crew, ...(willLose ? [this.#common.formerCrew] : [])]
    const assignee = this.#named(isAway ? 'a stranger' : 'the assignee, a viewer')
    return {
      users,
      teams: isAway ? [] : teams.map((teamId) => ({ teamId, role: roleOf('editor') })),
      authors: everyone.map(({ userId }) => userId),
      assignee: assignee.userId,
      hiddenTask: hidden?.ids.task ?? null,
    }
  }

  /** Takes away, through the API, what some have until now. */
  async #lose(all: World['places']): Promise<void> {
    const [owner, admin] = [this.#named('the owner'), this.#named('an admin')]
    for (const principal of this.#principals.values()) {
      const { lost, userId } = principal
      const user = `/v1/users/${userId}`
      if (lost === 'admin') await this.#change(admin, 'PATCH', user, { role: 'user' })
      if (lost === 'account') await this.#change(admin, 'PATCH', user, { disabled: true })
      if (lost === 'token') await this.#revoke(principal)
      if (lost === 'team') await this.#change(admin, 'DELETE', `/v1/teams/${this.#common.formerCrew}/members/${userId}`)
      if (lost !== 'membership') continue
      for (const { ids } of [all.own, all.archived]) {
        await this.#change(owner, 'DELETE', `/v1/projects/${ids.project}/members/${userId}`)
      }
    }
    // The promise: it works everywhere within five seconds.
    this.#house.server.clock.advance(5000)
  }

  async #revoke(principal: Principal): Promise<void> {
    const text = 'select id from personal_access_tokens where user_id = $1 and id <> $2'
    const values = [principal.userId, principal.spareTokenId]
    const tokens = await this.#house.server.db.query<{ id: string }>({ text, values })
    for (const { id } of tokens) await this.#change(principal, 'DELETE', `/v1/me/tokens/${id}`)
  }

  async #change(by: Principal, method: 'PATCH' | 'DELETE', url: string, body?: object): Promise<void> {
    const { status, text } = await this.#house.call(by, { method, url, ...(body && { body }) })
    if (status >= 300) throw new Error(`${method} ${url} by ${by.name}: ${status} ${text}`)
  }

  #named(name: string): Principal {
    const principal = this.#principals.get(name)
    if (!principal) throw new Error(`Nobody is called ${name}.`)
    return principal
  }

  #idsOf({ ids, comments }: Place): IdOf {
    return (kind, { userId }) => {
      if (kind === 'own comment') return comments.get(userId) as string
      if (kind === 'oneself') return userId
      return ids[kind] ?? this.#shared(kind)
    }
  }

  #idsOfTeam(team: string): IdOf {
    return (kind, { userId }) => {
      if (kind === 'team') return team
      if (kind === 'oneself') return userId
      return kind === 'team member' ? (this.#teamMembers.get(team) as string) : this.#shared(kind)
    }
  }

  #idsOfPeople(relation: Relation): IdOf {
    return (kind, principal) => {
      const whose = relation === 'another' ? this.#anotherThan(principal) : principal
      if (kind === 'token') return whose.spareTokenId
      return kind === 'user' ? whose.userId : this.#shared(kind)
    }
  }

  #anotherThan({ name }: Principal): Principal {
    return this.#named(name === 'a stranger' ? 'the owner' : 'a stranger')
  }

  #shared(kind: Kind): string {
    if (kind === 'candidate') return this.#common.candidate
    if (kind === 'team') return this.#common.guestTeam
    throw new Error(`There is no ${kind} in this relation.`)
  }
}
